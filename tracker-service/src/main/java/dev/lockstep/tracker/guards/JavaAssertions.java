package dev.lockstep.tracker.guards;

import dev.lockstep.tracker.guards.Calls.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Assertions of JUnit, AssertJ, Truth, Hamcrest, Mockito and MockMvc, and Java's own. */
final class JavaAssertions {
    private static final Pattern CALL = Pattern.compile(
            "(?<on>(?:[\\w$)]\\s*\\.\\s*)?)\\b(?<name>assert\\w*|verify\\w*|expect\\w*|should\\w+|check[A-Z]\\w*|fail|then|andExpect|statusCode)\\s*\\(");
    private static final Pattern RECEIVER =
            Pattern.compile("(?s).*(?:\\b[A-Z]\\w*|\\bthis|\\bsoft\\w*|\\bcollector|\\bthrown|\\berrors)\\s*\\.\\s*");
    private static final Pattern KEYWORD = Pattern.compile("(?<![\\w.])assert\\s+(?!\\()|(?<![\\w.])assert\\s*(?=\\()");
    private static final Pattern NAVIGATION = Pattern.compile(
            "as|describedAs|withFailMessage|overridingErrorMessage|because|extracting\\w*|flatExtracting|using\\w*|first|last|element|singleElement"
                    + "|as[A-Z]\\w*|filteredOn\\w*|map|flatMap|get|size|satisfies\\w*|rootCause|cause|and|with[A-Z]\\w*|ignoring\\w*|zipSatisfy|given");
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("as|describedAs|withFailMessage|overridingErrorMessage|because");
    private static final Pattern WRAPPED =
            Pattern.compile("(?s)(?:Matchers\\.|CoreMatchers\\.)?(is|not)\\((\\w+\\(.*)\\)");
    private static final Pattern EXPECTED =
            Pattern.compile("@(?:[\\w.]+\\.)?Test\\s*\\([^)]*?expected\\w*\\s*=\\s*\\{?\\s*([\\w.]+\\.class)");

    private JavaAssertions() {}

    static List<Claimed> in(Routine routine) {
        List<Claimed> found = new ArrayList<>();
        Matcher expected = EXPECTED.matcher(Steps.in(routine.head()));
        if (expected.find()) {
            found.add(Claimed.of("assertThrows", List.of(expected.group(1)), routine.headStart()));
        }
        SourceText source = routine.source();
        Matcher call = CALL.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (call.find()) {
            if (isOwn(source, call)) {
                claims(source, call).forEach(found::add);
            }
        }
        Matcher keyword = KEYWORD.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (keyword.find()) {
            int end = source.code().indexOf(';', keyword.end());
            String statement = source.plain().substring(keyword.end(), end < 0 ? routine.bodyEnd() : end);
            found.add(Claimed.of("assertTrue", List.of(statement.replaceAll("\\s:\\s.*", "")), keyword.start()));
        }
        return found;
    }

    /** A product's own {@code service.verify(…)} is a call like any other. */
    private static boolean isOwn(SourceText source, Matcher call) {
        String name = call.group("name");
        if ("assert".equals(name)) {
            return false;
        }
        if (call.group("on").isEmpty() || "andExpect".equals(name) || "statusCode".equals(name)) {
            return true;
        }
        int from = Math.max(0, call.start("name") - 60);
        return RECEIVER.matcher(Steps.in(source.code().substring(from, call.start("name"))))
                .matches();
    }

    private static Stream<Claimed> claims(SourceText source, Matcher call) {
        String name = call.group("name");
        int open = call.end() - 1;
        int close = source.closing(open);
        List<String> args = source.parts(open + 1, close);
        List<Link> chain = Calls.chain(source, close + 1);
        int offset = call.start("name");
        if (name.startsWith("assertThat") || "then".equals(name) || "expectThat".equals(name)) {
            return args.size() > 1 ? Stream.of(hamcrest(args, offset)) : fluent(name, args, chain, offset);
        }
        if ("assertAll".equals(name) || "assertSoftly".equals(name)) {
            return Stream.of();
        }
        if ("verify".equals(name)) {
            List<String> values = Stream.concat(
                            args.stream().skip(1),
                            chain.stream()
                                    .flatMap(
                                            link -> Stream.concat(Stream.of(link.name() + "()"), link.args().stream())))
                    .toList();
            return Stream.of(new Claimed(name, args.isEmpty() ? "" : args.getFirst(), values, false, false, offset));
        }
        if ("andExpect".equals(name) && !args.isEmpty()) {
            boolean vague = args.getFirst().matches("(?s).*\\.(exists|isNotEmpty|doesNotHaveJsonPath)\\(\\)\\s*");
            return Stream.of(Claimed.of(vague ? "exists" : name, args, offset));
        }
        return Stream.of(Claimed.of(name, Calls.withoutMessage(name, args), offset));
    }

    private static Stream<Claimed> fluent(String name, List<String> args, List<Link> chain, int offset) {
        List<Claimed> claims = new ArrayList<>();
        StringBuilder subject = new StringBuilder(String.join(",", args));
        boolean loose = false;
        boolean throwing = name.matches("assertThat(?:\\w*Exception|ThrownBy).*");
        for (Link link : chain) {
            if (SAYS_NOTHING.matcher(link.name()).matches()) {
                continue;
            }
            boolean thrown =
                    throwing && link.name().matches("isInstanceOf|isExactlyInstanceOf|isThrownBy|isInstanceOfAny");
            if ("singleElement".equals(link.name())) {
                claims.add(new Claimed("hasSize", subject.toString(), List.of("1"), false, loose, link.offset()));
            }
            if (NAVIGATION.matcher(link.name()).matches()
                    && !(throwing && link.name().startsWith("withMessage"))) {
                subject.append('.')
                        .append(link.name())
                        .append('(')
                        .append(String.join(",", link.args()))
                        .append(')');
                loose |= link.name().startsWith("ignoring");
            } else if (thrown) {
                String type = name.matches("assertThat[A-Z]\\w*Exception") ? name.substring("assertThat".length()) : "";
                String about = link.name().equals("isThrownBy") ? subject + type : String.join(",", link.args());
                claims.add(Claimed.of("assertThrows", List.of(about), link.offset()));
            } else {
                boolean negated = link.name().matches("(doesNot|isNot|hasNo|none|no[A-Z]).*");
                claims.add(new Claimed(link.name(), subject.toString(), link.args(), negated, loose, link.offset()));
            }
        }
        if (throwing && claims.stream().noneMatch(claim -> claim.matcher().equals("assertThrows"))) {
            claims.add(Claimed.of("assertThrows", List.of(), offset));
        }
        return claims.stream();
    }

    private static Claimed hamcrest(List<String> args, int offset) {
        String matcher = args.getLast();
        boolean negated = false;
        for (Matcher wrapped = WRAPPED.matcher(matcher); wrapped.matches(); wrapped = WRAPPED.matcher(matcher)) {
            negated ^= "not".equals(wrapped.group(1));
            matcher = wrapped.group(2);
        }
        String name = matcher.replaceAll("(?s)\\(.*", "").replaceAll(".*\\.", "");
        if ("not".equals(name)) {
            return new Claimed("notEqual", args.get(args.size() - 2), List.of(matcher), true, false, offset);
        }
        String read = negated ? "not" + name : "contains".equals(name) ? "containsExactly" : name;
        return new Claimed(read, args.get(args.size() - 2), List.of(matcher), negated, false, offset);
    }
}

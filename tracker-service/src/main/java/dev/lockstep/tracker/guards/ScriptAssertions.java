package dev.lockstep.tracker.guards;

import dev.lockstep.tracker.guards.Calls.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Assertions of Jest, Vitest, Jasmine, Chai and node:assert. */
final class ScriptAssertions {
    private static final Pattern EXPECT = Pattern.compile("(?<![\\w$.])expect(?:\\.soft)?\\s*\\(");
    private static final Pattern ASSERT = Pattern.compile(
            "(?<![\\w$])(?:(?<![.])assert(?:\\.strict)?|t\\.assert|sinon\\.assert)(?:\\.(\\w+))?\\s*\\(|(?<![\\w$.])t\\.(is|deepEqual|true|false|truthy|falsy|throws|throwsAsync|not|like|regex|fail|equal|ok|notOk|same)\\s*\\(");
    private static final Pattern OWN = Pattern.compile("(?<![\\w$.])((?:expect|assert|verify|check)[A-Z]\\w*)\\s*\\(");
    private static final Pattern FILLER = Pattern.compile(
            "to|be|been|have|has|deep|and|that|which|is|a|an|with|of|same|at|does|still|also|own|nested|resolves|rejects|not|eventually");
    private static final Pattern PROPERTY =
            Pattern.compile("true|false|null|undefined|ok|exist|empty|NaN|called|calledOnce|rejected|fulfilled");
    private static final Pattern STRICT = Pattern.compile(
            "['\"](?:node:)?assert/strict['\"]|\\{\\s*strict\\s+as\\s+assert|assert'\\)\\.strict|\\bassert\\.strict\\b|from ['\"]chai['\"]");
    private static final Pattern AWAITED = Pattern.compile("(?s).*(?:\\bawait|\\breturn|=>|\\[|,|\\()\\s*");

    private ScriptAssertions() {}

    static List<Claimed> in(Routine routine) {
        List<Claimed> found = new ArrayList<>();
        SourceText source = routine.source();
        Matcher expect = EXPECT.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (expect.find()) {
            found.addAll(fluent(source, expect));
        }
        boolean strict = !source.places(STRICT).isEmpty();
        Matcher call = ASSERT.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (call.find()) {
            found.add(classic(source, call, strict));
        }
        Matcher own = OWN.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (own.find()) {
            found.add(Claimed.of(own.group(1), source.parts(own.end(), source.closing(own.end() - 1)), own.start()));
        }
        return found;
    }

    private static List<Claimed> fluent(SourceText source, Matcher expect) {
        List<Claimed> claims = new ArrayList<>();
        int close = source.closing(expect.end() - 1);
        List<String> args = source.parts(expect.end(), close);
        String subject = args.isEmpty() ? "" : args.getFirst();
        boolean negated = false;
        boolean promise = false;
        for (Link link : Calls.chain(source, close + 1)) {
            negated |= "not".equals(link.name());
            promise |= link.name().matches("resolves|rejects|eventually");
            boolean filler = !link.call() && FILLER.matcher(link.name()).matches();
            if (!filler && (link.call() || PROPERTY.matcher(link.name()).matches())) {
                String name = link.call() ? link.name() : property(link.name());
                List<String> values =
                        link.call() || !link.name().matches("true|false") ? link.args() : List.of(link.name());
                boolean lost = promise && !isAwaited(source, expect.start());
                claims.add(new Claimed(negated ? not(name) : name, subject, values, negated, lost, link.offset()));
            }
        }
        return claims;
    }

    private static String property(String name) {
        return name.matches("true|false") ? "toBe" : name.matches("ok|exist") ? "toBeTruthy" : "to" + name;
    }

    /** {@code toBeNull} becomes notNull, {@code toHaveBeenCalled} notCalled. */
    private static String not(String matcher) {
        return "not"
                + matcher.replaceAll("^to(?:HaveBeen|Have|Be)?", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("^$", "equal");
    }

    private static boolean isAwaited(SourceText source, int at) {
        return AWAITED.matcher(Steps.in(source.code().substring(Math.max(0, at - 30), at)))
                .matches();
    }

    private static Claimed classic(SourceText source, Matcher call, boolean strict) {
        int close = source.closing(call.end() - 1);
        List<String> args = source.parts(call.end(), close);
        String name = call.group(1) != null ? call.group(1) : call.group(2) != null ? call.group(2) : "ok";
        List<String> values = Calls.withoutMessage(name, args);
        String read =
                switch (name) {
                    case "equal", "deepEqual" -> strict || call.group(2) != null ? "equal" : "looseEqual";
                    case "ok", "truthy" -> "toBeTruthy";
                    case "true", "isTrue" -> "assertTrue";
                    case "false", "isFalse", "notOk" -> "assertFalse";
                    case "not" -> "notEqual";
                    default -> name;
                };
        return new Claimed(read, "", values, name.startsWith("not") || name.startsWith("isNot"), false, call.start());
    }
}

package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds functions, and the tests and describe blocks of Jest, Vitest, Mocha, Jasmine and node:test. */
final class ScriptReader {
    private static final String NOT_WITHIN = "(?<![\\w$.])";
    private static final Pattern DESCRIBE = Pattern.compile(
            NOT_WITHIN + "(?:[xf]?describe|[xf]?context|suite)((?:\\s*\\.\\s*[A-Za-z]\\w*)*)\\s*(?=[(`])");
    private static final Pattern TEST = Pattern.compile(
            NOT_WITHIN + "(?:t\\.test|[xf]?it|x?test|x?specify|Deno\\.test)((?:\\s*\\.\\s*[A-Za-z]\\w*)*)\\s*(?=[(`])");
    private static final Pattern FUNCTION = Pattern.compile(
            "\\bfunction\\s*\\*?\\s*([A-Za-z_$][\\w$]*)\\s*(?:<[^(]*>)?\\("
                    + "|\\b(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*(?::[^=;]+)?=\\s*(?:async\\s*)?(?:function\\s*)?\\*?\\s*\\(");
    private static final Pattern BODY = Pattern.compile("\\s*(?::[^={;]+)?\\s*(?:=>)?\\s*\\{");
    private static final Pattern EXPRESSION = Pattern.compile("\\s*(?::[^={;]+)?\\s*=>\\s*");

    /** Hooks and settings that hang on the same names, and are no tests. */
    private static final Pattern NO_TEST = Pattern.compile(
            "\\.\\s*(?:use|extend|step|before\\w*|after\\w*|describe\\w*|setTimeout|configure|mock)\\b.*");

    private final SourceText source;

    private ScriptReader(SourceText source) {
        this.source = source;
    }

    static List<Routine> read(SourceText source) {
        ScriptReader reader = new ScriptReader(source);
        List<Scope> scopes = new ArrayList<>(reader.describes());
        List<Routine> routines = reader.tests(scopes);
        routines.addAll(reader.functions(scopes));
        routines.sort(Comparator.comparingInt(Routine::nameStart));
        return routines;
    }

    private List<Scope> describes() {
        List<Scope> scopes = new ArrayList<>();
        for (Pattern pattern : List.of(
                DESCRIBE, Pattern.compile("(?<![\\w$.])test(\\s*\\.\\s*describe\\w*(?:\\.\\w+)*)\\s*(?=\\()"))) {
            Matcher call = pattern.matcher(Steps.in(source.code()));
            while (call.find()) {
                titled(call)
                        .map(titled -> new Scope(
                                titled.title(),
                                source.plain().substring(call.start(), titled.afterTitle()) + options(titled),
                                call.start(),
                                titled.open(),
                                titled.close()))
                        .ifPresent(scopes::add);
            }
        }
        scopes.sort(Comparator.comparingInt(Scope::start));
        return scopes;
    }

    private List<Routine> tests(List<Scope> scopes) {
        List<Routine> tests = new ArrayList<>();
        Matcher call = TEST.matcher(Steps.in(source.code()));
        while (call.find()) {
            if (!NO_TEST.matcher(Steps.in(call.group(1))).matches()) {
                titled(call).map(titled -> test(scopes, call.start(), titled)).ifPresent(tests::add);
            }
        }
        return tests;
    }

    private Routine test(List<Scope> scopes, int start, Titled titled) {
        String head = source.plain().substring(start, titled.afterTitle()) + options(titled);
        return new Routine(
                source,
                titled.title(),
                true,
                Scope.around(scopes, start),
                head,
                start,
                start,
                titled.afterTitle(),
                titled.close());
    }

    private List<Routine> functions(List<Scope> scopes) {
        List<Routine> functions = new ArrayList<>();
        Matcher function = FUNCTION.matcher(Steps.in(source.code()));
        while (function.find()) {
            int after = source.closing(function.end() - 1) + 1;
            String name = Optional.ofNullable(function.group(1)).orElseGet(() -> function.group(2));
            Matcher body = BODY.matcher(Steps.in(source.code()))
                    .region(
                            Math.min(after, source.code().length()),
                            source.code().length());
            Matcher expression = EXPRESSION
                    .matcher(Steps.in(source.code()))
                    .region(
                            Math.min(after, source.code().length()),
                            source.code().length());
            if (body.lookingAt()) {
                functions.add(function(scopes, name, function.start(), body.end(), source.closing(body.end() - 1)));
            } else if (expression.lookingAt()) {
                functions.add(
                        function(scopes, name, function.start(), expression.end(), statementEnd(expression.end())));
            }
        }
        return functions;
    }

    private Routine function(List<Scope> scopes, String name, int start, int from, int to) {
        String head = source.plain().substring(start, from);
        return new Routine(source, name, false, Scope.around(scopes, start), head, start, start, from, to);
    }

    private int statementEnd(int from) {
        int depth = 0;
        for (int at = from; at < source.code().length(); at++) {
            char c = source.code().charAt(at);
            depth += SourceText.nesting(c);
            if (depth < 0
                    || (depth == 0 && (c == ';' || (c == '\n' && source.code().startsWith("\n\n", at))))) {
                return at;
            }
        }
        return source.code().length();
    }

    /** A call with a title; tables and conditions come in brackets of their own before it. */
    private Optional<Titled> titled(Matcher call) {
        int open = call.end();
        while (open < source.code().length()) {
            int after = source.skipBlank(afterGroup(open));
            if (!source.has(open, '`') && !source.has(after, '(') && !source.has(after, '`')) {
                break;
            }
            open = after;
        }
        if (!source.has(open, '(')) {
            return Optional.empty();
        }
        int close = source.closing(open);
        List<String> parts = source.parts(open + 1, close);
        if (parts.isEmpty() || !isTest(parts, call.group())) {
            return Optional.empty();
        }
        String title = parts.getFirst();
        int titleStart = source.skipBlank(open + 1);
        boolean literal = title.matches("(?s)[\"'`].*");
        int afterTitle = literal || parts.size() > 1 ? titleStart + title.length() : titleStart;
        return Optional.of(new Titled(
                literal ? title.substring(1, Math.max(1, title.length() - 1)) : title, open, afterTitle, close));
    }

    private static boolean isTest(List<String> parts, String call) {
        boolean runs = parts.stream()
                .skip(1)
                .anyMatch(part ->
                        part.contains("=>") || part.contains("function") || part.matches("[\\w.$]+(?s:\\(.*)?"));
        return runs || call.contains("todo") || parts.getFirst().matches("(?s)[\"'`].*");
    }

    private int afterGroup(int open) {
        if (source.has(open, '(')) {
            return source.closing(open) + 1;
        }
        int end = source.code().indexOf('`', open + 1);
        return end < 0 ? source.code().length() : end + 1;
    }

    /** The object between title and function, as node:test and Vitest take it. */
    private String options(Titled titled) {
        return source.parts(titled.afterTitle(), titled.close()).stream()
                .findFirst()
                .filter(part -> part.startsWith("{"))
                .orElse("");
    }

    private record Titled(String title, int open, int afterTitle, int close) {}
}

package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds functions and what pytest and unittest take for tests. */
final class PythonReader {
    private static final Pattern CLASS = Pattern.compile("class\\s+(\\w+)\\s*(\\([^)]*\\))?");
    private static final Pattern FUNCTION = Pattern.compile("(?:async\\s+)?def\\s+(\\w+)\\s*\\(");
    private static final Pattern TEST_CLASS = Pattern.compile("Test\\w*|\\w*Tests?|\\w*TestCase");

    private final SourceText source;
    private final List<PythonLines.Line> lines;
    private final PythonLines blocks;

    private PythonReader(SourceText source) {
        this.source = source;
        this.blocks = source.lines();
        this.lines = blocks.lines();
    }

    static List<Routine> read(SourceText source) {
        PythonReader reader = new PythonReader(source);
        return withoutReplaced(reader.functions(reader.classes()));
    }

    /** Of two functions of one name in one place, Python keeps the latter; the former is never run. */
    private static List<Routine> withoutReplaced(List<Routine> functions) {
        Map<String, Routine> last = new LinkedHashMap<>();
        functions.forEach(function -> last.put(function.key(), function));
        return functions.stream()
                .filter(function -> !function.test() || function.equals(last.get(function.key())))
                .toList();
    }

    private List<Scope> classes() {
        List<Scope> classes = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher type = at(CLASS, at);
            if (type.lookingAt()) {
                int start = headStart(at);
                String head = source.plain().substring(start, lines.get(at).end());
                classes.add(new Scope(type.group(1), head, start, lines.get(at).start(), blocks.blockEnd(at)));
            }
        }
        return classes;
    }

    private List<Routine> functions(List<Scope> classes) {
        List<Routine> functions = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Matcher function = at(FUNCTION, at);
            if (function.lookingAt()) {
                functions.add(function(classes, functions, function, at));
            }
        }
        return functions;
    }

    private Routine function(List<Scope> classes, List<Routine> before, Matcher function, int line) {
        int offset = lines.get(line).start();
        List<Scope> around = Scope.around(classes, offset);
        boolean nested = before.stream()
                .anyMatch(outer ->
                        outer.holds(offset) && around.stream().noneMatch(type -> type.start() > outer.bodyStart()));
        boolean test = function.group(1).startsWith("test")
                && !nested
                && around.stream().allMatch(PythonReader::isCollected);
        int colon = source.code().indexOf(':', source.closing(function.end() - 1));
        int body = colon < 0
                ? lines.get(line).end()
                : Math.min(colon + 1, lines.get(line).end());
        int start = headStart(line);
        String head = source.plain().substring(start, body);
        return new Routine(
                source,
                function.group(1),
                test,
                around,
                head,
                start,
                offset,
                body,
                Math.max(body, blocks.blockEnd(line)));
    }

    private static boolean isCollected(Scope type) {
        return TEST_CLASS.matcher(type.name()).matches() || type.head().matches("(?s).*class\\s+\\w+\\s*\\(\\s*\\w.*");
    }

    /** Where the decorators of what the line introduces begin. */
    private int headStart(int line) {
        int first = line;
        while (first > 0
                && lines.get(first - 1).indent() == lines.get(line).indent()
                && source.has(lines.get(first - 1).start(), '@')) {
            first--;
        }
        return lines.get(first).start();
    }

    private Matcher at(Pattern pattern, int line) {
        return pattern.matcher(Steps.in(source.code()))
                .region(lines.get(line).start(), lines.get(line).end());
    }
}

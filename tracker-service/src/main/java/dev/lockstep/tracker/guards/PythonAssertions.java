package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's assert statement, and assertions of unittest, pytest, mocks and numpy. */
final class PythonAssertions {
    private static final Pattern KEYWORD = Pattern.compile("(?<![\\w.])assert\\b(?!\\s*=)");
    private static final Pattern CALL = Pattern.compile(
            "(?<on>(?:[\\w$]+(?:\\([^()]*\\))?\\s*\\.\\s*)*)(?<![\\w])(?<name>assert\\w+|raises|warns|fail|verify\\w*|expect_?\\w*|check_\\w+)\\s*\\(");
    private static final Pattern OURS = Pattern.compile(
            "(?:self|cls|pytest|case|test|tc|np\\.testing|numpy\\.testing|testing|tm|pd\\.testing|unittest)\\s*\\.\\s*");

    private PythonAssertions() {}

    static List<Claimed> in(Routine routine) {
        List<Claimed> found = new ArrayList<>();
        SourceText source = routine.source();
        Matcher keyword = KEYWORD.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (keyword.find()) {
            int end = lineEnd(source, keyword.end(), routine.bodyEnd());
            List<String> parts = source.parts(keyword.end(), end);
            if (!parts.isEmpty()) {
                found.add(Claimed.of(
                        "assertTrue",
                        List.of(isTuple(source, keyword.end()) ? "True" : unwrapped(parts.getFirst())),
                        keyword.start()));
            }
        }
        Matcher call = CALL.matcher(Steps.in(source.code())).region(routine.bodyStart(), routine.bodyEnd());
        while (call.find()) {
            claim(source, call).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Claimed> claim(SourceText source, Matcher call) {
        String on = call.group("on");
        String name = call.group("name");
        boolean mock = name.matches("assert_(?:any_|not_)?(?:called|has_calls|await).*");
        if (!on.isEmpty() && !mock && !OURS.matcher(Steps.in(on)).matches()) {
            return Optional.empty();
        }
        int close = source.closing(call.end() - 1);
        List<String> args = source.parts(call.end(), close);
        List<String> values = mock || name.equals("raises") ? args : Calls.withoutMessage(name, args);
        return Optional.of(new Claimed(
                name,
                mock ? on : "",
                values,
                name.matches("assert(?:_)?[nN]ot.*|assertIsNot.*"),
                false,
                call.start("name")));
    }

    /** Where the statement ends: at a line break that no bracket or backslash joins. */
    private static int lineEnd(SourceText source, int from, int limit) {
        int depth = 0;
        for (int at = from; at < limit; at++) {
            char c = source.code().charAt(at);
            depth += SourceText.nesting(c);
            if (depth <= 0 && (c == ';' || (c == '\n' && source.code().charAt(at - 1) != '\\'))) {
                return at;
            }
        }
        return limit;
    }

    /** {@code assert (a == b, "message")} is a tuple, and always true. */
    private static boolean isTuple(SourceText source, int from) {
        int open = source.skipBlank(from);
        if (!source.has(open, '(')) {
            return false;
        }
        int close = source.closing(open);
        boolean whole = source.code().substring(close + 1).matches("(?s)[ \\t]*(?:[\\n,].*)?");
        return whole && source.parts(open + 1, close).size() > 1;
    }

    private static String unwrapped(String expression) {
        boolean whole = expression.matches("(?s)\\([^()]*\\)");
        return whole ? expression.substring(1, expression.length() - 1).strip() : expression.replace("\\\n", " ");
    }
}

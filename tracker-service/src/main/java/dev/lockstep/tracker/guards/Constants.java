package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What names stand for, where they stand for fixed values: a test that names its values is no other test. */
final class Constants {
    private static final Pattern NAME = Pattern.compile("(?:self\\.|this\\.|[A-Z]\\w*\\.)?([A-Za-z_]\\w*)");
    private static final Pattern COMPUTED = Pattern.compile(
            "(?<![\\w.])(?!(?:new|of|asList|valueOf|int|long|double|byte|char|as|const|true|false|null|None|True|False|undefined|tuple|list|set|dict)\\b)[a-z_]\\w*|=>|->|\\.[a-z]\\w*(?<!\\.of|\\.asList|\\.valueOf|\\.freeze)\\s*\\(");

    /** A constant within an expression, or what something is compared with. */
    private static final Pattern OPERAND =
            Pattern.compile("(?<![\\w.\"'])(?:[A-Z][A-Z0-9_]+\\b(?!\\s*[.(\"'])|(?<=[=!]= )[a-z_]\\w*$)");

    private Constants() {}

    /** The value itself, or what it is a name for. */
    static String resolved(Routine routine, String value) {
        Matcher name = NAME.matcher(value.strip());
        if (name.matches()) {
            return definition(routine, name.group(1)).orElse(value);
        }
        return OPERAND.matcher(value)
                .replaceAll(operand -> Matcher.quoteReplacement(
                        definition(routine, operand.group()).orElse(operand.group())));
    }

    /** What the name is set to, if that is written out. */
    static Optional<String> definition(Routine routine, String name) {
        List<String> found = new ArrayList<>();
        Matcher set = Pattern.compile(
                        "(?<![\\w.\"])(?:self\\.|this\\.)?" + Pattern.quote(name) + "\\s*(?::[^=;\\n]+)?=(?![=>])\\s*")
                .matcher(routine.source().code());
        while (set.find()) {
            String value = value(routine.source(), set.end());
            boolean local = routine.bodyStart() <= set.start() && set.start() < routine.bodyEnd();
            if (isFixed(value) && (local || found.isEmpty())) {
                found.add(value);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** The written list that the name is set to in the file, whatever its elements are. */
    static Optional<String> list(SourceText source, String name) {
        if (!name.matches("\\w+")) {
            return Optional.empty();
        }
        Matcher set = Pattern.compile("(?<![\\w.])" + name + "\\s*(?::[^=;\\n]+)?=\\s*(?=[\\[(])")
                .matcher(source.code());
        return set.find()
                ? Optional.of(source.plain().substring(set.end(), source.closing(set.end()) + 1))
                : Optional.empty();
    }

    private static boolean isFixed(String value) {
        String code = value.replaceAll("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'", "")
                .replaceAll("[A-Za-z_]\\w*\\s*:(?!:)", "");
        return !value.isBlank() && !COMPUTED.matcher(code).find();
    }

    private static String value(SourceText source, int from) {
        int depth = 0;
        for (int at = from; at < source.code().length(); at++) {
            char c = source.code().charAt(at);
            depth += SourceText.nesting(c);
            boolean end = c == ';' || c == ',' || (c == '\n' && source.language() != Language.JAVA);
            if (depth < 0 || (depth == 0 && end)) {
                return source.plain().substring(from, at).strip();
            }
        }
        return source.plain().substring(from).strip();
    }
}

package dev.lockstep.tracker.guards;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file's names are set to, where that is written out. */
final class Definitions {
    private static final Pattern SET =
            Pattern.compile("(?<![\\w.\"])(?:self\\.|this\\.)?([A-Za-z_]\\w*)\\s*(?::[^=;\\n]+)?=(?![=>])\\s*");
    private static final Pattern COMPUTED = Pattern.compile(
            "(?<![\\w.])(?!(?:new|of|asList|valueOf|int|long|double|byte|char|as|const|true|false|null|None|True|False|undefined|tuple|list|set|dict)\\b)[a-z_]\\w*|=>|->|\\.[a-z]\\w*(?<!\\.of|\\.asList|\\.valueOf|\\.freeze)\\s*\\(");

    /** Characters; a longer value is data, and is not compared by what it says. */
    private static final int MAX_VALUE = 2000;

    /** By name, then by offset. */
    private final Map<String, TreeMap<Integer, String>> values = new HashMap<>();

    private final Map<String, String> lists = new HashMap<>();

    private Definitions() {}

    static Definitions of(SourceText source) {
        Definitions definitions = new Definitions();
        Matcher set = SET.matcher(Steps.in(source.code()));
        while (set.find()) {
            String value = value(source, set.end());
            if (isFixed(value)) {
                definitions
                        .values
                        .computeIfAbsent(set.group(1), _ -> new TreeMap<>())
                        .put(set.start(), value);
            }
            if (source.has(set.end(), '[') || source.has(set.end(), '(')) {
                definitions.lists.putIfAbsent(
                        set.group(1), source.plain().substring(set.end(), source.closing(set.end()) + 1));
            }
        }
        return definitions;
    }

    /** The last value within the routine, else the first in the file. */
    Optional<String> value(Routine routine, String name) {
        return Optional.ofNullable(values.get(name)).map(found -> {
            Map.Entry<Integer, String> last = found.lowerEntry(routine.bodyEnd());
            boolean local = last != null && last.getKey() >= routine.bodyStart();
            return local ? last.getValue() : found.firstEntry().getValue();
        });
    }

    /** The list that the name is first set to, with its brackets, whatever its elements are. */
    Optional<String> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    private static boolean isFixed(String value) {
        String code = value.replaceAll("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'", "")
                .replaceAll("[A-Za-z_]\\w*\\s*:(?!:)", "");
        return !value.isBlank() && !COMPUTED.matcher(Steps.in(code)).find();
    }

    /** Blank if it does not end soon. */
    private static String value(SourceText source, int from) {
        int depth = 0;
        int limit = Math.min(source.code().length(), from + MAX_VALUE);
        for (int at = from; at < limit; at++) {
            char c = source.code().charAt(at);
            depth += SourceText.nesting(c);
            boolean end = c == ';' || c == ',' || (c == '\n' && source.language() != Language.JAVA);
            if (depth < 0 || (depth == 0 && end)) {
                return source.plain().substring(from, at).strip();
            }
        }
        return limit == source.code().length() ? source.plain().substring(from).strip() : "";
    }
}

package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A source file as written and in two readings of the same length, so that an offset is good for all three. What is
 * looked up often is found once, for a file may have thousands of tests.
 */
final class SourceText {
    private final String path;
    private final Language language;
    private final String text;
    private final String code;
    private final String plain;
    private final Brackets brackets;
    private final Definitions definitions;
    private final PythonLines lines;
    private final Map<Pattern, List<MatchResult>> places = new IdentityHashMap<>();

    /**
     * @param code without comments and without what strings hold; no line break is left in a string
     * @param plain without comments
     */
    SourceText(String path, Language language, String text, String code, String plain) {
        this.path = path;
        this.language = language;
        this.text = text;
        this.code = code;
        this.plain = plain;
        this.brackets = Brackets.of(code);
        this.definitions = Definitions.of(this);
        this.lines = language == Language.PYTHON ? PythonLines.of(code) : new PythonLines(List.of());
    }

    static SourceText of(String path, Language language, String text) {
        return new Lexer(language, text).read(path);
    }

    String path() {
        return path;
    }

    Language language() {
        return language;
    }

    String text() {
        return text;
    }

    String code() {
        return code;
    }

    String plain() {
        return plain;
    }

    Brackets brackets() {
        return brackets;
    }

    Definitions definitions() {
        return definitions;
    }

    /** None in languages where lines mean nothing. */
    PythonLines lines() {
        return lines;
    }

    /** All places of a pattern outside comments. */
    List<MatchResult> places(Pattern pattern) {
        return places.computeIfAbsent(
                pattern, wanted -> wanted.matcher(Steps.in(plain)).results().toList());
    }

    /** From 1. */
    int lineAt(int offset) {
        return lineAt(text, offset);
    }

    /** The number of the line, from 1, that an offset of a text is in. */
    static int lineAt(String text, int offset) {
        return 1
                + (int) text.substring(0, Math.min(offset, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** The line as written, without its indentation. */
    String lineTextAt(int offset) {
        int start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int end = text.indexOf('\n', Math.min(offset, text.length()));
        return text.substring(Math.min(start, offset), end < 0 ? text.length() : end)
                .strip();
    }

    /** Where the bracket that opens there closes; the last character if it never does. */
    int closing(int open) {
        return brackets.closing(open);
    }

    /** What stands between two offsets, cut at the commas that are in no bracket; blank parts are left out. */
    List<String> parts(int from, int to) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            int nesting = nesting(code.charAt(at));
            if (nesting > 0) {
                at = closing(at);
            } else if (nesting < 0) {
                depth--;
            } else if (depth == 0 && code.charAt(at) == ',') {
                parts.add(plain.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(plain.substring(Math.min(start, to), to).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }

    /** The first offset at or after that one with something other than white space. */
    int skipBlank(int from) {
        int at = from;
        while (at < code.length() && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }

    boolean has(int at, char c) {
        return at < code.length() && code.charAt(at) == c;
    }

    static int nesting(char c) {
        return switch (c) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }
}

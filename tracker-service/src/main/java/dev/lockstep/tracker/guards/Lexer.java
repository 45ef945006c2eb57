package dev.lockstep.tracker.guards;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Tells comments and strings from code: text blocks, triple quotes, template literals and regular expressions too. */
final class Lexer {
    /** What stands before a slash that begins a regular expression; after anything else it divides. */
    private static final Pattern BEFORE_REGEX =
            Pattern.compile("(?s).*(?:^|[(,=:\\[!&|?{;+\\-*%~^]|=>|\\b(?:return|typeof|case|in|of|await|yield))\\s*");

    /** Characters; enough to hold what stands before a slash. */
    private static final int LOOK_BACK = 40;

    /** Templates within each other; nobody writes that many, and each takes a part of the stack. */
    private static final int MAX_TEMPLATES = 50;

    private final Language language;
    private final String text;
    private final char[] code;
    private final char[] plain;
    private int at;
    private int templates;

    Lexer(Language language, String text) {
        this.language = language;
        this.text = text;
        this.code = text.toCharArray();
        this.plain = text.toCharArray();
    }

    SourceText read(String path) {
        while (at < text.length()) {
            step();
        }
        return new SourceText(path, language, text, new String(code), new String(plain));
    }

    private void step() {
        if (isLineComment()) {
            comment(end("\n", at, 0));
        } else if (language != Language.PYTHON && text.startsWith("/*", at)) {
            comment(end("*/", at + 2, 2));
        } else if (isTripleQuote()) {
            string(text.substring(at, at + 3));
        } else if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
            string(text.substring(at, at + 1));
        } else if (language == Language.SCRIPT && text.charAt(at) == '`') {
            template();
        } else if (language == Language.SCRIPT && text.charAt(at) == '/' && isRegex()) {
            regex();
        } else {
            at++;
        }
    }

    private boolean isLineComment() {
        return language == Language.PYTHON ? text.charAt(at) == '#' : text.startsWith("//", at);
    }

    private boolean isTripleQuote() {
        return (language != Language.SCRIPT && text.startsWith("\"\"\"", at))
                || (language == Language.PYTHON && text.startsWith("'''", at));
    }

    private boolean isRegex() {
        String before = new String(code, Math.max(0, at - LOOK_BACK), Math.min(at, LOOK_BACK));
        return BEFORE_REGEX.matcher(Steps.in(before)).matches();
    }

    private void comment(int end) {
        Arrays.fill(plain, at, end, ' ');
        blank(at, end);
        keepLines(end);
        at = end;
    }

    /** A comment over several lines still ends a line, which matters where line breaks end statements. */
    private void keepLines(int end) {
        for (int in = at; in < end; in++) {
            if (text.charAt(in) == '\n') {
                code[in] = '\n';
                plain[in] = '\n';
            }
        }
    }

    private void string(String quote) {
        int start = at + quote.length();
        int in = start;
        while (in < text.length() && !text.startsWith(quote, in)) {
            if (quote.length() == 1 && text.charAt(in) == '\n') {
                break;
            }
            in += text.charAt(in) == '\\' ? 2 : 1;
        }
        int end = Math.min(in, text.length());
        blank(start, end);
        at = Math.min(text.length(), end < text.length() && text.charAt(end) == '\n' ? end : end + quote.length());
    }

    /** What a template interpolates stays code, with templates of its own. */
    private void template() {
        at++;
        templates++;
        while (at < text.length() && text.charAt(at) != '`') {
            if (text.startsWith("${", at) && templates < MAX_TEMPLATES) {
                interpolation();
            } else {
                int width = text.charAt(at) == '\\' ? 2 : 1;
                blank(at, Math.min(text.length(), at + width));
                at += width;
            }
        }
        templates--;
        at = Math.min(text.length(), at + 1);
    }

    private void interpolation() {
        blank(at, at + 2);
        at += 2;
        int depth = 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                blank(at, at + 1);
                at++;
                return;
            }
            step();
        }
    }

    private void regex() {
        int in = at + 1;
        boolean set = false;
        while (in < text.length() && text.charAt(in) != '\n' && (set || text.charAt(in) != '/')) {
            set = text.charAt(in) == '[' || (set && text.charAt(in) != ']');
            in += text.charAt(in) == '\\' ? 2 : 1;
        }
        int end = Math.min(in, text.length());
        blank(at + 1, end);
        at = Math.min(text.length(), end + 1);
    }

    private void blank(int from, int to) {
        Arrays.fill(code, from, to, ' ');
    }

    private int end(String mark, int from, int width) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + width;
    }
}

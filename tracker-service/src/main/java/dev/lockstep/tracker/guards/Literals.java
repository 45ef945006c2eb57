package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values and names in a piece of code that has no comments. */
final class Literals {
    private static final String STRING = "\"\"\"(?s:.*?)\"\"\"|'''(?s:.*?)'''"
            + "|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'|`[^`\\\\]*+(?:\\\\.[^`\\\\]*+)*+`";
    private static final String NUMBER = "(?<![\\w.$])-?\\d[\\w.]*";
    private static final String WORD = "[A-Za-z_$][\\w$]*";
    private static final Pattern TOKEN =
            Pattern.compile("(?<text>" + STRING + ")|(?<number>" + NUMBER + ")|(?<word>" + WORD + ")");
    private static final Pattern NULL = Pattern.compile("null|None|undefined|nil");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    /** Constants of enums and the like, and names of exceptions: what is expected, as much as a number is. */
    private static final Pattern CONSTANT =
            Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*|[A-Z]\\w*(Error|Exception|Throwable)");

    private static final Set<String> NO_NAMES = Set.of(
            "new",
            "await",
            "return",
            "in",
            "is",
            "not",
            "and",
            "or",
            "class",
            "self",
            "this",
            "lambda",
            "async",
            "function",
            "List",
            "Set",
            "Map",
            "of",
            "typeof",
            "with",
            "as",
            "if",
            "else",
            "BigDecimal",
            "Duration");

    private Literals() {}

    /** Strings without quotes, numbers without suffixes, truth values, nulls and constants. */
    static List<String> in(String code) {
        List<String> found = new ArrayList<>();
        Matcher token = TOKEN.matcher(Steps.in(code));
        while (token.find()) {
            if (token.group("text") != null) {
                String text = unquoted(token.group("text"));
                if (!text.isEmpty()) {
                    found.add(text);
                }
            } else if (token.group("number") != null) {
                found.add(number(token.group("number")));
            } else {
                word(token.group("word")).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<String> word(String word) {
        if (TRUTH.matcher(Steps.in(word)).matches()) {
            return Optional.of(word.toLowerCase(Locale.ROOT));
        }
        if (NULL.matcher(Steps.in(word)).matches()) {
            return Optional.of("null");
        }
        return CONSTANT.matcher(Steps.in(word)).matches() && word.length() > 1 ? Optional.of(word) : Optional.empty();
    }

    /** Variables, methods and types, but no constants and keywords. */
    static Set<String> names(String code) {
        Set<String> names = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(Steps.in(code));
        while (token.find()) {
            String word = token.group("word");
            if (word != null && word(word).isEmpty() && !NO_NAMES.contains(word)) {
                names.add(word);
            }
        }
        return names;
    }

    /** The code with every literal, and if asked every plain variable, replaced; white space aside. */
    static String skeleton(String code, boolean withoutVariables) {
        Matcher token = TOKEN.matcher(Steps.in(code));
        StringBuilder skeleton = new StringBuilder();
        while (token.find()) {
            String word = token.group("word");
            boolean variable = word != null
                    && withoutVariables
                    && !code.startsWith("(", token.end())
                    && (token.start() == 0 || code.charAt(token.start() - 1) != '.');
            boolean literal = word == null || word(word).isPresent();
            token.appendReplacement(skeleton, literal ? "#" : variable ? "_" : Matcher.quoteReplacement(word));
        }
        token.appendTail(skeleton);
        return skeleton.toString();
    }

    /** Without white space outside strings, with one kind of quotes and no comma before a closing bracket. */
    static String compact(String code) {
        Matcher text = Pattern.compile(STRING + "|\\s+|;").matcher(Steps.in(code));
        StringBuilder compact = new StringBuilder();
        while (text.find()) {
            boolean string = !text.group().isBlank() && !";".equals(text.group());
            boolean between = text.group().isBlank()
                    && text.start() > 0
                    && text.end() < code.length()
                    && isWord(code.charAt(text.start() - 1))
                    && isWord(code.charAt(text.end()));
            text.appendReplacement(
                    compact,
                    string ? Matcher.quoteReplacement('"' + unquoted(text.group()) + '"') : between ? " " : "");
        }
        text.appendTail(compact);
        return compact.toString().replaceAll(",([)\\]}])", "$1");
    }

    static String unquoted(String literal) {
        int width = literal.matches("(?s)(\"\"\"|''').*") ? 3 : 1;
        String inner = literal.length() < 2 * width ? "" : literal.substring(width, literal.length() - width);
        return width == 3 ? inner.strip().replaceAll("\\s*\\n\\s*", "\n") : inner;
    }

    private static boolean isWord(char c) {
        return Character.isJavaIdentifierPart(c);
    }

    private static String number(String number) {
        String plain = number.replace("_", "");
        return plain.matches("-?0[xX].*")
                ? plain
                : plain.replaceAll("[lLfFdDnu]+$", "").replaceAll("\\.0*$", "");
    }
}

package dev.lockstep.tracker.guards;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it means that an expression is claimed to be true: {@code a == b} says more than {@code a}.
 *
 * @param matcher the name of the predicate, if the expression is a call of one
 */
record Truth(String matcher, Strength strength, boolean negated) {
    /** Characters; what is longer is not taken apart. */
    private static final int MAX_EXPRESSION = 4000;

    private static final Pattern NOTHING = Pattern.compile(
            "(?i)\\(*\\s*(true|1|!0|!false|not false|\"[^\"]+\")\\s*\\)*|(?s:.*)(\\bor|\\|\\|)\\s*\\(?true\\)?\\s*");
    private static final String NULL = "(?:null|None|undefined)\\b";
    private static final Pattern PRESENT =
            Pattern.compile("(?s).*(?:!==?\\s*" + NULL + "|\\bis\\s+not\\s+" + NULL + "|" + NULL + "\\s*!==?).*");
    private static final Pattern LOOSE =
            Pattern.compile("(?s).*(?:\\bor\\b|\\|\\||!==?|\\bnot\\s+in\\b|\\bis\\s+not\\b).*");
    private static final Pattern EQUAL =
            Pattern.compile("(?s).*(?:[^=!<>]===?[^=]|\\bis\\b|\\.equals\\(|\\bequals\\(|compareTo\\().*");
    private static final Pattern SIZE =
            Pattern.compile("(?s)\\s*(?:len\\(.*\\)|.*\\.(?:size\\(\\)|length(?:\\(\\))?))\\s*===?\\s*[1-9]\\d*\\s*");
    private static final Pattern COMPARED =
            Pattern.compile("(?s)([^&|]*?)\\s*(?:===?|\\bis\\b)\\s*([Tt]rue|[Ff]alse)\\s*");
    private static final Pattern BOUND = Pattern.compile("(?s).*(?:[^-=<>][<>]=?[^<>]|\\bin\\b).*");
    private static final Pattern PREDICATE = Pattern.compile("(?s).*?([A-Za-z_]\\w*)\\s*(\\(.*\\))?\\s*");
    private static final Pattern NEGATION = Pattern.compile("(?s)\\s*(?:!(?!=)|not\\b)(.*)");
    private static final Pattern APPROXIMATE = Pattern.compile("(?s).*\\b(?:approx|isclose|ANY)\\b.*");

    static Truth of(String expression, boolean claimed, Language language) {
        if (expression.length() > MAX_EXPRESSION) {
            return new Truth("condition", Strength.PARTIAL, !claimed);
        }
        Matcher negation = NEGATION.matcher(Steps.in(expression));
        if (negation.matches()) {
            return of(negation.group(1), !claimed, language);
        }
        Matcher compared = COMPARED.matcher(Steps.in(expression));
        if (compared.matches()) {
            boolean same = compared.group(2).equalsIgnoreCase("true");
            return of(compared.group(1), claimed == same, language);
        }
        String code = expression.replaceAll("\"[^\"\\n]*\"|'[^'\\n]*'", "\"s\"");
        if (NOTHING.matcher(Steps.in(code.strip())).matches()) {
            return new Truth("true", Strength.NOTHING, !claimed);
        }
        if (PRESENT.matcher(Steps.in(code)).matches()) {
            return new Truth("present", claimed ? Strength.EXISTENCE : Strength.EXACT, !claimed);
        }
        if (LOOSE.matcher(Steps.in(code)).matches()
                || APPROXIMATE.matcher(Steps.in(code)).matches()) {
            return new Truth("condition", Strength.PARTIAL, !claimed);
        }
        if (claimed && SIZE.matcher(Steps.in(code)).matches()) {
            return new Truth("size", Strength.SIZE, false);
        }
        if (EQUAL.matcher(Steps.in(code)).matches()) {
            return new Truth("equal", claimed ? Strength.EXACT : Strength.PARTIAL, !claimed);
        }
        return BOUND.matcher(Steps.in(code)).matches()
                ? new Truth("condition", Strength.PARTIAL, !claimed)
                : predicate(code, claimed, language);
    }

    /** The expression without a comparison with true or false. */
    static String bare(String expression) {
        Matcher compared = COMPARED.matcher(Steps.in(expression));
        return expression.length() <= MAX_EXPRESSION && compared.matches() ? compared.group(1) : expression;
    }

    private static Truth predicate(String code, boolean claimed, Language language) {
        Matcher predicate = PREDICATE.matcher(Steps.in(code.strip()));
        boolean call =
                predicate.matches() && Optional.ofNullable(predicate.group(2)).isPresent();
        if (!call) {
            boolean bare =
                    language != Language.JAVA && claimed && !code.matches("(?s).*\\b(?:is|has|can)(?:_|[A-Z]).*");
            return new Truth("truth", bare ? Strength.EXISTENCE : Strength.PARTIAL, !claimed);
        }
        String name = lastCall(code.strip());
        Strength known = Strength.of(name);
        Strength strength = claimed ? known : Strength.PARTIAL;
        return new Truth(name, strength == Strength.SIZE ? Strength.PARTIAL : strength, !claimed);
    }

    /** {@code a.b(c).isEmpty()} ends with isEmpty, {@code a.contains(b.c())} with contains. */
    private static String lastCall(String code) {
        int depth = 0;
        int at = code.length() - 1;
        while (at >= 0) {
            depth += SourceText.nesting(code.charAt(at));
            if (depth == 0) {
                break;
            }
            at--;
        }
        Matcher name = Pattern.compile("(\\w+)\\s*$").matcher(Steps.in(code.substring(0, Math.max(0, at))));
        return name.find() ? name.group(1) : "truth";
    }
}

package dev.lockstep.tracker.guards;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in the place of names that stand for them: a test that names its values is no other test. */
final class Constants {
    private static final Pattern NAME = Pattern.compile("(?:self\\.|this\\.|[A-Z]\\w*\\.)?([A-Za-z_]\\w*)");

    /** A constant within an expression, or what something is compared with. */
    private static final Pattern OPERAND =
            Pattern.compile("(?<![\\w.\"'])(?:[A-Z][A-Z0-9_]+\\b(?!\\s*[.(\"'])|(?<=[!=]= )[a-z_]\\w*$)");

    private Constants() {}

    /** The value itself, or what it is a name for. */
    static String resolved(Routine routine, String value) {
        Definitions definitions = routine.source().definitions();
        Matcher name = NAME.matcher(Steps.in(value.strip()));
        if (name.matches()) {
            return definitions.value(routine, name.group(1)).orElse(value);
        }
        return OPERAND.matcher(Steps.in(value))
                .replaceAll(operand -> Matcher.quoteReplacement(
                        definitions.value(routine, operand.group()).orElse(operand.group())));
    }
}

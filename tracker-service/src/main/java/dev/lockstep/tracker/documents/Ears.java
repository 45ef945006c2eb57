package dev.lockstep.tracker.documents;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Easy Approach to Requirements Syntax: a sentence says what one thing shall do, always, when, while, where, or if
 * something undesired happens; the clauses may be joined.
 */
final class Ears {
    /** Shown to whoever has to repair a sentence. */
    static final String FORMS = "write 'The … shall …', 'When …, the … shall …', 'While …, the … shall …',"
            + " 'Where …, the … shall …' or 'If …, then the … shall …', or join them: 'While …, when …, the … shall …'";

    private static final Pattern SHALL = Pattern.compile("\\bshall\\b", Pattern.CASE_INSENSITIVE);
    private static final String KEYWORD = "(?:when|while|where|if)\\b";
    private static final Pattern CONDITIONAL = Pattern.compile(KEYWORD + ".*", Pattern.CASE_INSENSITIVE);

    /** The clauses may hold commas; who shall act stands between the last one and "shall". */
    private static final Pattern CLAUSES =
            Pattern.compile(KEYWORD + "\\s+[^\\s,].*,\\s*(then\\s+)?([^\\s,][^,]*)", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNDESIRED = Pattern.compile("(?:.*,\\s*)?if\\b.*", Pattern.CASE_INSENSITIVE);

    private Ears() {}

    /** What keeps a sentence from being in EARS form; empty when nothing does. The word may also stand in a clause. */
    static Optional<String> fault(String sentence) {
        String text = sentence.strip().replaceAll("\\s+", " ");
        Optional<String> first = Optional.empty();
        Matcher shall = SHALL.matcher(text);
        while (shall.find()) {
            Optional<String> fault = fault(text.substring(0, shall.start()).strip(), text.substring(shall.end()));
            if (fault.isEmpty()) {
                return fault;
            }
            first = first.or(() -> fault);
        }
        return first.or(() -> Optional.of("it has no 'shall'"));
    }

    private static Optional<String> fault(String before, String after) {
        if (!after.matches(".*\\w.*")) {
            return Optional.of("nothing follows 'shall'");
        }
        return CONDITIONAL.matcher(before).matches() ? inClauses(before) : alone(before);
    }

    private static Optional<String> alone(String before) {
        if (before.isEmpty()) {
            return Optional.of("it does not say who or what shall act");
        }
        return before.contains(",")
                ? Optional.of("its condition does not begin with When, While, Where or If")
                : Optional.empty();
    }

    private static Optional<String> inClauses(String before) {
        Matcher clauses = CLAUSES.matcher(before);
        if (!clauses.matches() || CONDITIONAL.matcher(clauses.group(2)).matches()) {
            return Optional.of("its condition must end in a comma, followed by who or what shall act");
        }
        return UNDESIRED.matcher(before).matches() && clauses.group(1) == null
                ? Optional.of("an If clause must be followed by 'then'")
                : Optional.empty();
    }
}

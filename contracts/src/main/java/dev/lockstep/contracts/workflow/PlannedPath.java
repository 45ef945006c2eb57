package dev.lockstep.contracts.workflow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a {@linkplain Task#files task's files}: a file, a folder with all that is below it, or a pattern. In a
 * pattern one star stays within a folder, and two don't.
 *
 * @param text without what leads to the root, as {@code ./}
 */
public record PlannedPath(String text) {
    private static final Pattern STARS = Pattern.compile("\\*\\*/|\\*\\*|\\*");

    public PlannedPath {
        text = text.strip().replaceFirst("^(?:\\./|/)", "");
    }

    /** Whether it names nothing. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it names that file. */
    public boolean holds(String path) {
        if (text.contains("*")) {
            return Pattern.matches(regex(), path);
        }
        return path.equals(text) || path.startsWith(text.endsWith("/") ? text : text + "/");
    }

    /**
     * Whether a path may be named by both. Of patterns only what stands before the first star is compared, so that two may be
     * said to meet that don't, and never the other way round.
     */
    public boolean mayMeet(PlannedPath other) {
        return reaches(other) || other.reaches(this);
    }

    private boolean reaches(PlannedPath other) {
        return text.contains("*")
                ? other.fixed().startsWith(fixed())
                : other.fixed().equals(fixed()) || other.fixed().startsWith(fixed() + "/");
    }

    /** What all that it names begins with. */
    private String fixed() {
        int star = text.indexOf('*');
        return star < 0 ? text.replaceFirst("/+$", "") : text.substring(0, star);
    }

    private String regex() {
        Matcher star = STARS.matcher(text);
        StringBuilder regex = new StringBuilder();
        int from = 0;
        while (star.find()) {
            String any = star.group().length() == 1 ? "[^/]*" : star.group().endsWith("/") ? "(?:.*/)?" : ".*";
            regex.append(Pattern.quote(text.substring(from, star.start()))).append(any);
            from = star.end();
        }
        return regex + Pattern.quote(text.substring(from));
    }
}

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

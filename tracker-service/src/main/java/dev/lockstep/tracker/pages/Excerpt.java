package dev.lockstep.tracker.pages;

/**
 * The beginning of a text that may be long.
 *
 * @param more how many characters follow
 */
public record Excerpt(String text, int more) {
    static Excerpt of(String text, int most) {
        if (text.length() <= most) {
            return new Excerpt(text, 0);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return new Excerpt(text.substring(0, end), text.length() - end);
    }

    /** One line: the text's words with single spaces, cut with an ellipsis. */
    static String line(String text, int most) {
        Excerpt start = of(text.strip(), 4 * most);
        Excerpt line = of(start.text().replaceAll("\\s+", " "), most);
        return line.more() + start.more() == 0 ? line.text() : line.text() + "…";
    }
}

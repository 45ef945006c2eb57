package dev.lockstep.agent.context;

/** Cuts what is too long for an opening, and says what is missing. */
final class Cut {
    /** Some 8,000 tokens. */
    static final int MAX_FILE = 32_000;

    private Cut() {}

    /** The beginning of a text. */
    static String words(String text, int max) {
        int end = boundary(text, max);
        return end == text.length()
                ? text
                : text.substring(0, end) + " [" + (text.length() - end) + " characters left out]";
    }

    /** The whole lines from a file's beginning that fit, and how to see the rest if the session can read files. */
    static String file(String text, String path, boolean canRead) {
        if (text.length() <= MAX_FILE) {
            return text;
        }
        int end = text.lastIndexOf('\n', MAX_FILE - 1) + 1;
        String head = text.substring(0, end > 0 ? end : boundary(text, MAX_FILE));
        long shown = head.lines().count();
        long all = text.lines().count();
        return "%s%s[Cut after %s %d of %d. %s]\n"
                .formatted(
                        head,
                        end > 0 ? "" : "\n",
                        end > 0 ? "line" : "the beginning of line",
                        shown,
                        all,
                        canRead
                                ? "Read on with the tool read: path " + path + ", from " + (end > 0 ? shown + 1 : 1)
                                        + "."
                                : "The rest is not given.");
    }

    /** At most that many characters, without half of a pair. */
    private static int boundary(String text, int max) {
        if (text.length() <= max) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }
}

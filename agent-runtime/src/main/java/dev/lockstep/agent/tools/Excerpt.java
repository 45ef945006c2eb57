package dev.lockstep.agent.tools;

/** Cuts text to what a model needs to see. */
final class Excerpt {
    private Excerpt() {}

    /** The text's start, with a word on what is missing. */
    static String start(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = boundary(text, max);
        return text.substring(0, end) + "… [" + (text.length() - end) + " characters left out]";
    }

    /** A third from the start and the rest from the end, where results stand. */
    static String ends(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int head = boundary(text, max / 3);
        int tail = boundary(text, text.length() - (max - head));
        return text.substring(0, head) + "\n[" + (tail - head) + " characters left out]\n" + text.substring(tail);
    }

    /** Never between the two halves of a character. */
    private static int boundary(String text, int index) {
        return index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }
}

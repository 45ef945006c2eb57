package dev.lockstep.agent.reports;

/** Names from outside, fit to be shown: on one line, without control characters, and cut where they are too long. */
final class OneLine {
    private OneLine() {}

    static String of(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

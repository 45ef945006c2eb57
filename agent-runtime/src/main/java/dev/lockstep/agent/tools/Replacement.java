package dev.lockstep.agent.tools;

import java.util.List;

/** An exact piece of text and what to put in its place. */
record Replacement(String old, String replacement) {
    Replacement {
        if (old.isEmpty()) {
            throw new RefusedCallException("The old text is empty. To make a new file, use write.");
        }
        if (old.equals(replacement)) {
            throw new RefusedCallException("The old and the new text are the same, so there is nothing to do.");
        }
    }

    /** Where the old text stands in a file's text, or a refusal when that is nowhere or in more than one place. */
    int placeIn(String text, String file) {
        int first = text.indexOf(old);
        if (first < 0) {
            throw new RefusedCallException("The old text is not in " + file + ". " + hint(text));
        }
        int count = occurrences(text);
        if (count > 1) {
            throw new RefusedCallException("The old text occurs " + count + " times in " + file + ", first at line "
                    + lineAt(text, first) + ". Add lines around it until it occurs once.");
        }
        return first;
    }

    String applied(String text, int at) {
        return text.substring(0, at) + replacement + text.substring(at + old.length());
    }

    static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    /** Overlapping ones count too: either could be meant. */
    private int occurrences(String text) {
        int count = 0;
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) {
            count++;
        }
        return count;
    }

    private String hint(String text) {
        if (text.contains("\r\n")
                && !old.contains("\r")
                && text.replace("\r\n", "\n").contains(old)) {
            return "The file's lines end in \\r\\n: write line breaks so.";
        }
        String wanted = old.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        List<String> lines = text.lines().toList();
        int nearest = nearest(lines, wanted);
        return nearest < 0
                ? "Read the file and copy the text exactly."
                : "The nearest is line " + (nearest + 1) + ": " + Excerpt.start(lines.get(nearest), 200)
                        + "\nRead the lines around it and copy them exactly.";
    }

    /** The line that shares the most of its start with the wanted one, spaces aside; -1 when none shares enough to help. */
    private static int nearest(List<String> lines, String wanted) {
        int best = -1;
        int shared = Math.min(3, wanted.length());
        for (int i = 0; i < lines.size(); i++) {
            int common = commonStart(lines.get(i).strip(), wanted);
            if (common > shared) {
                best = i;
                shared = common;
            }
        }
        return best;
    }

    private static int commonStart(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return length;
    }
}

package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of XML, found in one pass whatever is left open. */
final class Markup {
    /** Characters of an element that is read. */
    private static final int MAX_BLOCK = 8000;

    private Markup() {}

    /** The text without what stands between two marks, marks included; one that never ends stays. */
    static String without(String text, String open, String close) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        int start = text.indexOf(open);
        while (start >= 0) {
            int end = text.indexOf(close, start + open.length());
            if (end < 0) {
                break;
            }
            kept.append(text, from, start);
            from = end + close.length();
            start = text.indexOf(open, from);
        }
        return kept.append(text, from, text.length()).toString();
    }

    /** What elements of those names hold, also within each other; not those too long for a person to have written. */
    static List<String> blocks(String text, List<String> names) {
        List<String> blocks = new ArrayList<>();
        Matcher open = Pattern.compile("<(" + String.join("|", names) + ")>").matcher(Steps.in(text));
        while (open.find()) {
            String close = "</" + open.group(1) + ">";
            int limit = Math.min(text.length(), open.end() + MAX_BLOCK + close.length());
            int end = text.indexOf(close, open.end(), limit);
            if (end >= 0) {
                blocks.add(text.substring(open.end(), end));
            }
        }
        return blocks;
    }

    /** The text up to the first of the marks, all of it if there is none. */
    static String until(String text, List<String> marks) {
        int end = text.length();
        for (String mark : marks) {
            int at = text.indexOf(mark);
            end = at < 0 ? end : Math.min(end, at);
        }
        return text.substring(0, end);
    }
}

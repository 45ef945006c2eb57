package dev.lockstep.tracker.guards;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much two pieces of code have in common: the share of their words, from 0 to 1 (the Sørensen–Dice coefficient). */
record Resemblance(Map<String, Integer> words, int size) {
    /** What differs so much in length is not worth counting. */
    private static final double FAR = 0.2;

    private static final Pattern WORD = Pattern.compile("[\\w$]+");

    static Resemblance of(String code) {
        Map<String, Integer> words = new HashMap<>();
        Matcher word = WORD.matcher(Steps.in(code));
        int size = 0;
        while (word.find()) {
            words.merge(word.group(), 1, Integer::sum);
            size++;
        }
        return new Resemblance(words, size);
    }

    double to(Resemblance other) {
        if (size + other.size == 0) {
            return 1;
        }
        if (2 * Math.min(size, other.size) < FAR * (size + other.size)) {
            return 0;
        }
        int common = words.entrySet().stream()
                .mapToInt(word -> Math.min(word.getValue(), other.words.getOrDefault(word.getKey(), 0)))
                .sum();
        return 2.0 * common / (size + other.size);
    }
}

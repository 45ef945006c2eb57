package dev.lockstep.tracker.documents;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much prose a document gained. What was moved, or stands there as often as before, is not new; code and data are
 * not prose, nor is what has neither letter nor digit.
 */
public final class NewWords {
    private NewWords() {}

    /** How many words the later version has more than the earlier one. */
    public static long count(String before, String after) {
        Map<String, Long> known = words(before);
        return words(after).entrySet().stream()
                .mapToLong(word -> Math.max(0, word.getValue() - known.getOrDefault(word.getKey(), 0L)))
                .sum();
    }

    private static Map<String, Long> words(String markdown) {
        return MarkdownBlocks.prose(markdown)
                .flatMap(text -> Stream.of(text.split("\\s+", -1)))
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}

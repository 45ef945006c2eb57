package dev.lockstep.tracker.guards;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The values that new assertions expect: how often, and by how strict ones. What a weak one expects, no strict one did. */
final class Offers {
    /** By value, how often at each {@link Strength}. */
    private final Map<String, int[]> counts = new HashMap<>();

    void add(String value, Strength strength) {
        counts.computeIfAbsent(value, _ -> new int[Strength.values().length])[strength.ordinal()]++;
    }

    /** Whether each value is there as often as it is wanted. */
    boolean cover(List<String> wanted, Strength atLeast) {
        return Leftover.counts(wanted).entrySet().stream()
                .allMatch(value -> count(value.getKey(), atLeast) >= value.getValue());
    }

    /** Whether each value is there at all. */
    boolean name(Collection<String> wanted, Strength atLeast) {
        return wanted.stream().allMatch(value -> count(value, atLeast) > 0);
    }

    /** Takes each value once, from the weakest that will do. */
    void take(List<String> wanted, Strength atLeast) {
        for (String value : wanted) {
            int[] offered = counts.getOrDefault(value, new int[Strength.values().length]);
            IntStream.range(atLeast.ordinal(), offered.length)
                    .filter(strength -> offered[strength] > 0)
                    .findFirst()
                    .ifPresent(strength -> offered[strength]--);
        }
    }

    private int count(String value, Strength atLeast) {
        int[] offered = counts.getOrDefault(value, new int[Strength.values().length]);
        return IntStream.range(atLeast.ordinal(), offered.length)
                .map(strength -> offered[strength])
                .sum();
    }
}

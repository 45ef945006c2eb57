package dev.lockstep.tracker.guards;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What remains of a list when others are taken from it, each as often as it occurs. */
final class Leftover {
    private Leftover() {}

    static <T> List<T> of(Collection<T> all, Collection<T> taken) {
        Map<T, Integer> left = counts(taken);
        return all.stream().filter(one -> left.merge(one, -1, Integer::sum) < 0).toList();
    }

    /** How often each occurs. */
    static <T> Map<T, Integer> counts(Collection<T> all) {
        Map<T, Integer> counts = new HashMap<>();
        all.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts;
    }
}

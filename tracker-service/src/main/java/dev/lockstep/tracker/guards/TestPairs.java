package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which test of one side is which of the other: by name, else by what it does, in all files together.
 *
 * @param gone tests that nothing on the new side stands for
 * @param added tests that nothing on the old side stands for
 */
record TestPairs(List<Pair> pairs, List<Routine> gone, List<Routine> added) {
    /** From here on, a test in another place or by another name may be the same. */
    private static final double ALIKE = 0.7;

    /** From here on, a test of the same name in another file is the same. */
    private static final double MOVED = 0.4;

    /** Words of tests that are held against each other; beyond it, only names and equal bodies tell which test is which. */
    private static final long MAX_WORDS = 20_000_000;

    /** Of each test. */
    private static final int MAX_CANDIDATES = 5;

    record Pair(Routine before, Routine after) {
        boolean isRenamed() {
            return !before.name().equals(after.name());
        }
    }

    static TestPairs of(Suite before, Suite after, Comparisons comparisons) {
        Pairing pairing = new Pairing(before, after);
        pairing.match(test -> test.path() + " " + test.key(), (_, _) -> true);
        pairing.match(test -> test.path() + " " + test.name(), (_, _) -> true);
        pairing.match(Routine::name, (old, now) -> likeness(before, old, after, now) >= MOVED);
        pairing.match(test -> test.source().language() + " " + Literals.compact(test.body()), (_, _) -> true);
        pairing.matchAlike(comparisons);
        return new TestPairs(List.copyOf(pairing.pairs), List.copyOf(pairing.old), List.copyOf(pairing.now));
    }

    static double likeness(Suite before, Routine old, Suite after, Routine now) {
        return old.source().language() == now.source().language()
                ? before.words(old).to(after.words(now))
                : 0;
    }

    /** Takes tests off both sides as it finds that they belong together. */
    private static final class Pairing {
        private final List<Pair> pairs = new ArrayList<>();
        private final Suite before;
        private final Suite after;
        private final Set<Routine> old;
        private final Set<Routine> now;

        Pairing(Suite before, Suite after) {
            this.before = before;
            this.after = after;
            this.old = new LinkedHashSet<>(before.tests());
            this.now = new LinkedHashSet<>(after.tests());
        }

        /** Those of which something is the same, and that are the same test. */
        void match(Function<Routine, String> something, BiPredicate<Routine, Routine> same) {
            Map<String, List<Routine>> candidates = now.stream().collect(Collectors.groupingBy(something));
            for (Routine one : List.copyOf(old)) {
                candidates.getOrDefault(something.apply(one), List.of()).stream()
                        .filter(other -> now.contains(other) && same.test(one, other))
                        .findFirst()
                        .ifPresent(other -> pair(new Pair(one, other)));
            }
        }

        /** The most alike first; a test that checks something else is another test, however alike it looks. */
        void matchAlike(Comparisons comparisons) {
            long words =
                    now.stream().mapToLong(test -> after.words(test).size()).sum();
            if (old.size() * words > MAX_WORDS) {
                return;
            }
            record Candidate(Pair pair, double likeness) {}
            List<Candidate> candidates = old.stream()
                    .flatMap(one -> now.stream()
                            .map(other -> new Candidate(new Pair(one, other), likeness(before, one, after, other)))
                            .filter(candidate -> candidate.likeness() >= ALIKE)
                            .sorted(Comparator.comparingDouble(Candidate::likeness)
                                    .reversed())
                            .limit(MAX_CANDIDATES))
                    .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
                    .toList();
            for (Candidate candidate : candidates) {
                Pair pair = candidate.pair();
                if (old.contains(pair.before()) && now.contains(pair.after()) && keepsHalf(pair, comparisons)) {
                    pair(pair);
                }
            }
        }

        private boolean keepsHalf(Pair pair, Comparisons comparisons) {
            return 2 * comparisons.losses(pair).size()
                    <= before.checks(pair.before()).assertions().size();
        }

        private void pair(Pair pair) {
            pairs.add(pair);
            old.remove(pair.before());
            now.remove(pair.after());
        }
    }

    /** All tests that are new or were paired, as they are now. */
    Stream<Routine> current() {
        return Stream.concat(pairs.stream().map(Pair::after), added.stream());
    }
}

package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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

    /** Beyond it, only names and equal bodies tell which test is which. */
    private static final long MAX_PAIRS = 500_000;

    /** Of each test. */
    private static final int MAX_CANDIDATES = 5;

    private static final Resemblance NOTHING = Resemblance.of("");

    record Pair(Routine before, Routine after) {
        boolean isRenamed() {
            return !before.name().equals(after.name());
        }
    }

    static TestPairs of(Suite before, Suite after) {
        Pairing pairing = new Pairing(before.tests(), after.tests());
        pairing.match((old, now) -> isBeside(old, now) && old.key().equals(now.key()));
        pairing.match((old, now) -> isBeside(old, now) && old.name().equals(now.name()));
        pairing.match((old, now) -> old.name().equals(now.name()) && likeness(old, now) >= MOVED);
        pairing.matchEqual();
        pairing.matchAlike(before, after);
        return new TestPairs(List.copyOf(pairing.pairs), List.copyOf(pairing.old), List.copyOf(pairing.now));
    }

    private static boolean isBeside(Routine old, Routine now) {
        return old.path().equals(now.path());
    }

    static double likeness(Routine old, Routine now) {
        return old.source().language() == now.source().language()
                ? Resemblance.of(old.body()).to(Resemblance.of(now.body()))
                : 0;
    }

    /** Takes tests off both sides as it finds that they belong together. */
    private static final class Pairing {
        private final List<Pair> pairs = new ArrayList<>();
        private final Set<Routine> old;
        private final Set<Routine> now;

        Pairing(List<Routine> old, List<Routine> now) {
            this.old = new LinkedHashSet<>(old);
            this.now = new LinkedHashSet<>(now);
        }

        void match(BiPredicate<Routine, Routine> same) {
            for (Routine one : List.copyOf(old)) {
                Optional<Routine> other = now.stream()
                        .filter(candidate -> same.test(one, candidate))
                        .findFirst();
                other.ifPresent(found -> pair(new Pair(one, found)));
            }
        }

        /** Bodies that are the same but for white space. */
        void matchEqual() {
            Map<String, Routine> bodies = new HashMap<>();
            now.forEach(test -> bodies.putIfAbsent(Literals.compact(test.body()), test));
            for (Routine one : List.copyOf(old)) {
                Optional.ofNullable(bodies.get(Literals.compact(one.body())))
                        .filter(other -> now.contains(other)
                                && other.source().language() == one.source().language())
                        .ifPresent(other -> pair(new Pair(one, other)));
            }
        }

        /** The most alike first; a test that checks something else is another test, however alike it looks. */
        void matchAlike(Suite before, Suite after) {
            record Candidate(Pair pair, double likeness) {}
            if ((long) old.size() * now.size() > MAX_PAIRS) {
                return;
            }
            IdentityHashMap<Routine, Resemblance> words = new IdentityHashMap<>();
            now.forEach(test -> words.put(test, Resemblance.of(test.body())));
            List<Candidate> candidates = old.stream()
                    .flatMap(one -> {
                        Resemblance own = Resemblance.of(one.body());
                        return now.stream()
                                .filter(other -> other.source().language()
                                        == one.source().language())
                                .map(other ->
                                        new Candidate(new Pair(one, other), own.to(words.getOrDefault(other, NOTHING))))
                                .filter(candidate -> candidate.likeness() >= ALIKE)
                                .sorted(Comparator.comparingDouble(Candidate::likeness)
                                        .reversed())
                                .limit(MAX_CANDIDATES);
                    })
                    .sorted(Comparator.comparingDouble(Candidate::likeness).reversed())
                    .toList();
            for (Candidate candidate : candidates) {
                Pair pair = candidate.pair();
                if (old.contains(pair.before()) && now.contains(pair.after()) && keepsHalf(pair, before, after)) {
                    pair(pair);
                }
            }
        }

        private static boolean keepsHalf(Pair pair, Suite before, Suite after) {
            Checks old = before.checks(pair.before());
            return 2 * Comparison.of(old, after.checks(pair.after())).size()
                    <= old.assertions().size();
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

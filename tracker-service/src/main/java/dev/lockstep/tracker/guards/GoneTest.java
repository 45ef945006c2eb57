package dev.lockstep.tracker.guards;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test that no test on the new side stands for, and what became of it.
 *
 * @param others what each new test checks, and each old one that it did not check before; last, all new tests together
 */
record GoneTest(Change change, Routine test, List<Fresh> others) {
    /** From here on, a routine that no runner takes for a test is what the test was. */
    private static final double ALIKE = 0.8;

    static List<GoneTest> in(Change change) {
        List<Routine> gone = change.pairs().gone();
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Checks> added = change.after().checks(change.pairs().added());
        Stream<Checks> grown = change.pairs().pairs().stream()
                .flatMap(pair -> change.unchecked().look(pair.after().path(), () -> grown(change, pair)).stream());
        List<Fresh> others = Stream.of(grown, added.stream(), Stream.of(joined(added)))
                .flatMap(checks -> checks)
                .filter(checks -> !checks.assertions().isEmpty())
                .map(Fresh::of)
                .toList();
        return gone.stream().map(test -> new GoneTest(change, test, others)).toList();
    }

    /** What is still there of it, but is not run. */
    Optional<Routine> dormant() {
        return change.after().all().stream()
                .filter(routine -> !routine.test() && isLike(routine) && isNew(routine) && !isCalled(routine))
                .findFirst();
    }

    private boolean isLike(Routine routine) {
        double likeness = TestPairs.likeness(change.before(), test, change.after(), routine);
        boolean sameName = routine.name().equals(test.name()) && routine.path().equals(test.path());
        return likeness >= ALIKE || (sameName && likeness > 0);
    }

    /** A body that tests call is one that they share, not one that sleeps. */
    private boolean isCalled(Routine routine) {
        return change.after().tests().stream()
                .anyMatch(caller -> change.after().calls(caller).contains(routine.name()));
    }

    private boolean isNew(Routine routine) {
        return change.before().in(routine.path()).stream()
                .noneMatch(old -> !old.test() && old.key().equals(routine.key()));
    }

    /** Whether other tests check now, by new assertions or new cases, all that it checked. */
    boolean isAbsorbed() {
        Checks old = change.before().checks(test);
        List<String> values = Literals.in(test.body());
        return !old.assertions().isEmpty()
                && others.stream()
                        .filter(other -> other.hasHalfOf(values) && other.speaksOf(old))
                        .anyMatch(other -> change.comparisons().isHeld(test, other.checks()));
    }

    /** What the test checks that it did not check before; with new cases, all that it checks. */
    private static Checks grown(Change change, TestPairs.Pair pair) {
        Checks before = change.before().checks(pair.before());
        Checks after = change.after().checks(pair.after());
        List<String> given = Leftover.of(after.given(), before.given());
        if (!given.isEmpty()) {
            return new Checks(after.assertions(), given);
        }
        Set<String> known = before.assertions().stream().map(Assertion::text).collect(Collectors.toSet());
        return new Checks(
                after.assertions().stream()
                        .filter(assertion -> !known.contains(assertion.text()))
                        .toList(),
                given);
    }

    private static Checks joined(List<Checks> all) {
        return new Checks(
                all.stream()
                        .flatMap(checks -> checks.assertions().stream())
                        .limit(Bounds.ASSERTIONS)
                        .toList(),
                all.stream().flatMap(checks -> checks.given().stream()).toList());
    }

    /**
     * What is checked that was not before, with all that it can be recognised by.
     *
     * @param values literals in it and around it
     * @param names the identifiers in its assertions, in lower case
     */
    private record Fresh(Checks checks, Set<String> values, Set<String> names) {
        static Fresh of(Checks checks) {
            Stream<String> expected = checks.assertions().stream().flatMap(assertion -> assertion.expected().stream());
            Stream<String> around = checks.assertions().stream()
                    .map(Assertion::owner)
                    .distinct()
                    .flatMap(owner -> Literals.in(owner.body()).stream());
            Stream<String> given = checks.given().stream().flatMap(text -> Checks.values(text).stream());
            return new Fresh(
                    checks,
                    Stream.of(expected, around, given).flatMap(values -> values).collect(Collectors.toSet()),
                    checks.assertions().stream()
                            .flatMap(assertion -> assertion.names().stream())
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()));
        }

        /** A test of the same shape on other values is another test. */
        boolean hasHalfOf(List<String> own) {
            return own.stream().filter(values::contains).count() * 2 >= own.size();
        }

        /** Equal values are not enough: each assertion must have something of the same name to be about. */
        boolean speaksOf(Checks old) {
            return old.assertions().stream()
                    .map(Assertion::names)
                    .allMatch(own -> own.isEmpty()
                            || own.stream().anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT))));
        }
    }
}

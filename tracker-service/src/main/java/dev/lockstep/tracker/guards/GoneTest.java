package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A test that no test on the new side stands for, and what became of it.
 *
 * @param others what each new test checks, and each old one that it did not check before
 * @param added what each new test checks
 */
record GoneTest(Change change, Routine test, List<Checks> others, List<Checks> added) {
    /** From here on, a routine that no runner takes for a test is what the test was. */
    private static final double ALIKE = 0.8;

    static List<GoneTest> in(Change change) {
        List<Routine> gone = change.pairs().gone();
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Checks> added =
                change.pairs().added().stream().map(change.after()::checks).toList();
        List<Checks> others = Stream.concat(
                        change.pairs().pairs().stream().map(pair -> grown(change, pair)), added.stream())
                .filter(checks -> !checks.assertions().isEmpty())
                .toList();
        return gone.stream()
                .map(test -> new GoneTest(change, test, others, added))
                .toList();
    }

    /** What is still there of it, but is not run. */
    Optional<Routine> dormant() {
        return change.after().all().stream()
                .filter(routine -> !routine.test() && isNew(routine))
                .filter(routine -> TestPairs.likeness(test, routine) >= ALIKE
                        || (routine.name().equals(test.name())
                                && routine.path().equals(test.path())
                                && TestPairs.likeness(test, routine) > 0))
                .filter(routine -> !isCalled(routine))
                .findFirst();
    }

    /** A body that tests call is one that they share, not one that sleeps. */
    private boolean isCalled(Routine routine) {
        return change.after().tests().stream()
                .anyMatch(caller -> AssertionReader.called(caller).contains(routine.name()));
    }

    private boolean isNew(Routine routine) {
        return change.before().in(routine.path()).stream()
                .noneMatch(old -> !old.test() && old.key().equals(routine.key()));
    }

    /** Whether other tests check now, by new assertions or new cases, all that it checked. */
    boolean isAbsorbed() {
        Checks old = change.before().checks(test);
        if (old.assertions().isEmpty()) {
            return false;
        }
        return others.stream().anyMatch(checks -> holds(old, checks)) || holds(old, joined(added));
    }

    private boolean holds(Checks old, Checks other) {
        return speaksOf(old, other) && Comparison.of(old, other).isEmpty() && sharesValues(other);
    }

    /** Equal values are not enough: each assertion must have something of the same name to be about. */
    private static boolean speaksOf(Checks old, Checks other) {
        Set<String> names = other.assertions().stream()
                .flatMap(assertion -> assertion.names().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return old.assertions().stream()
                .map(Assertion::names)
                .allMatch(own ->
                        own.isEmpty() || own.stream().anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT))));
    }

    /** A test of the same shape on other values is another test. */
    private boolean sharesValues(Checks other) {
        List<String> own = Literals.in(test.body());
        List<String> theirs = Stream.of(
                        other.assertions().stream().flatMap(assertion -> assertion.expected().stream()),
                        other.assertions().stream()
                                .map(Assertion::owner)
                                .distinct()
                                .flatMap(owner -> Literals.in(owner.body()).stream()),
                        other.given().stream().flatMap(given -> Checks.values(given).stream()))
                .flatMap(values -> values)
                .toList();
        return own.stream().filter(theirs::contains).count() * 2 >= own.size();
    }

    /** What the test checks that it did not check before; with new cases, all that it checks. */
    private static Checks grown(Change change, TestPairs.Pair pair) {
        Checks before = change.before().checks(pair.before());
        Checks after = change.after().checks(pair.after());
        List<String> given = new ArrayList<>(after.given());
        before.given().forEach(given::remove);
        if (!given.isEmpty()) {
            return new Checks(after.assertions(), given);
        }
        List<String> known = before.assertions().stream().map(Assertion::text).toList();
        return new Checks(
                after.assertions().stream()
                        .filter(assertion -> !known.contains(assertion.text()))
                        .toList(),
                given);
    }

    private static Checks joined(List<Checks> all) {
        return new Checks(
                all.stream().flatMap(checks -> checks.assertions().stream()).toList(),
                all.stream().flatMap(checks -> checks.given().stream()).toList());
    }
}

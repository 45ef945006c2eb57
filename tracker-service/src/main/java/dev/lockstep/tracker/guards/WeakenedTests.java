package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.guards.TestPairs.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests that are on both sides and check less. Assertions may move to methods that the test calls, to new tests, into
 * rows of parameters, or be said in other words; what was expected must be expected still. A changed expectation is
 * major, for the specification may have changed.
 */
final class WeakenedTests implements Guard {

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<FindingClaim> found = new ArrayList<>();
        Stream<Pair> shared = change.before().all().stream()
                .filter(routine -> !routine.test())
                .flatMap(old -> change.after().in(old.path()).stream()
                        .filter(now -> !now.test() && now.key().equals(old.key()))
                        .limit(1)
                        .map(now -> new Pair(old, now)));
        Stream.concat(change.pairs().pairs().stream(), shared).forEach(pair -> {
            found.addAll(weakened(change, pair));
            if (isSlower(pair)) {
                found.add(claim(
                        pair.after(),
                        name(pair),
                        Severity.BLOCKER,
                        "may take longer than before",
                        pair.after().shown(),
                        pair.after().line()));
            }
        });
        return found;
    }

    private static List<FindingClaim> weakened(Change change, Pair pair) {
        boolean isDisabled = Disabling.of(pair.after()).stream().anyMatch(Disabling.Mark::certain);
        List<Loss> losses =
                Comparison.of(
                                change.before().checks(pair.before()),
                                change.after().checks(pair.after()))
                        .stream()
                        .filter(loss -> !isInNewTest(change, loss)
                                && !(isDisabled && loss.kind().isUnreached()))
                        .toList();
        List<FindingClaim> found = new ArrayList<>();
        for (Loss.Kind kind : Loss.Kind.values()) {
            losses.stream()
                    .filter(loss -> loss.kind() == kind)
                    .collect(Collectors.groupingBy(loss -> subject(change, pair, loss)))
                    .forEach((subject, same) -> found.add(claim(
                            subject.after(),
                            name(subject),
                            kind.severity(),
                            kind.words(),
                            same.stream().map(Loss::shown).distinct().collect(Collectors.joining("\n")),
                            line(subject, same.getFirst()))));
        }
        return found;
    }

    /** A test may have been cut in two. */
    private static boolean isInNewTest(Change change, Loss loss) {
        return (loss.kind() == Loss.Kind.GONE || loss.now().isPresent())
                && change.pairs().added().stream()
                        .flatMap(test -> change.after().checks(test).assertions().stream())
                        .anyMatch(
                                assertion -> assertion.text().equals(loss.was().text())
                                        && assertion.condition().isEmpty()
                                        && !assertion.swallowed());
    }

    /** A loss in a method that many tests call is reported once, for that method. */
    private static Pair subject(Change change, Pair pair, Loss loss) {
        Routine owner = loss.was().owner();
        return owner.test()
                ? pair
                : change.after().in(owner.path()).stream()
                        .filter(now -> !now.test() && now.key().equals(owner.key()))
                        .findFirst()
                        .map(now -> new Pair(owner, now))
                        .orElse(pair);
    }

    private static int line(Pair subject, Loss loss) {
        return loss.now()
                .filter(now -> now.owner().path().equals(subject.after().path()))
                .map(Assertion::line)
                .orElseGet(() -> subject.after().line());
    }

    private static boolean isSlower(Pair pair) {
        return Tolerances.isLonger(pair.before().head(), pair.after().head());
    }

    private static String name(Pair pair) {
        String kind = pair.after().test() ? "The test " : "The method ";
        return kind
                + Claims.quoted(pair.after().key())
                + (pair.isRenamed() ? ", once " + Claims.quoted(pair.before().name()) + "," : "");
    }

    private static FindingClaim claim(
            Routine at, String name, Severity severity, String words, String evidence, int line) {
        String of = at.test() ? "" : " for the tests that call it";
        return Claims.of(severity, name + " " + words + of, evidence, at.path(), line);
    }
}

package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.guards.TestPairs.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests that are on both sides and check less. Assertions may move to methods that the test calls, to new tests, into
 * rows of parameters, or be said in other words; what was expected must be expected still. A changed expectation is
 * major, for the specification may have changed.
 */
final class WeakenedTests implements Guard {

    /** Assertions of a kind; the evidence has room for no more. */
    private static final int MAX_SHOWN = 20;

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<FindingClaim> found = new ArrayList<>();
        Map<Routine, Pair> methods = methods(change);
        Set<String> inNewTests = inNewTests(change);
        Stream.concat(change.pairs().pairs().stream(), methods.values().stream())
                .forEach(pair -> change.unchecked()
                        .look(pair.after().path(), () -> claims(change, pair, methods, inNewTests))
                        .ifPresent(found::addAll));
        return found;
    }

    private static List<FindingClaim> claims(
            Change change, Pair pair, Map<Routine, Pair> methods, Set<String> inNewTests) {
        List<Loss> losses = change.comparisons().losses(pair).stream()
                .filter(loss -> !isMoved(loss, inNewTests))
                .toList();
        List<FindingClaim> found = new ArrayList<>(weakened(pair, losses, methods));
        if (isSlower(pair)) {
            found.add(claim(
                    pair.after(),
                    name(pair),
                    Severity.BLOCKER,
                    "may take longer than before",
                    pair.after().shown(),
                    pair.after().line()));
        }
        return found;
    }

    /** The methods beside tests that are on both sides, by what they were. */
    private static Map<Routine, Pair> methods(Change change) {
        Map<String, Routine> now = change.after().all().stream()
                .filter(routine -> !routine.test())
                .collect(Collectors.toMap(WeakenedTests::place, routine -> routine, (first, _) -> first));
        Map<Routine, Pair> methods = new LinkedHashMap<>();
        change.before().all().stream().filter(routine -> !routine.test()).forEach(old -> Optional.ofNullable(
                        now.get(place(old)))
                .ifPresent(same -> methods.put(old, new Pair(old, same))));
        return methods;
    }

    private static String place(Routine routine) {
        return routine.path() + " " + routine.key();
    }

    /** The wording of what new tests assert always and aloud. */
    private static Set<String> inNewTests(Change change) {
        return change.after().checks(change.pairs().added()).stream()
                .flatMap(checks -> checks.assertions().stream())
                .filter(assertion -> assertion.condition().isEmpty() && !assertion.swallowed())
                .map(Assertion::text)
                .collect(Collectors.toSet());
    }

    /** A test may have been cut in two. */
    private static boolean isMoved(Loss loss, Set<String> inNewTests) {
        return (loss.kind() == Loss.Kind.GONE || loss.now().isPresent())
                && inNewTests.contains(loss.was().text());
    }

    private static List<FindingClaim> weakened(Pair pair, List<Loss> losses, Map<Routine, Pair> methods) {
        boolean isDisabled = Disabling.of(pair.after()).stream().anyMatch(Disabling.Mark::certain);
        List<FindingClaim> found = new ArrayList<>();
        for (Loss.Kind kind : Loss.Kind.values()) {
            losses.stream()
                    .filter(loss -> loss.kind() == kind && !(isDisabled && kind.isUnreached()))
                    .collect(Collectors.groupingBy(
                            loss -> methods.getOrDefault(loss.was().owner(), pair),
                            LinkedHashMap::new,
                            Collectors.toList()))
                    .forEach((subject, same) -> found.add(claim(
                            subject.after(),
                            name(subject),
                            kind.severity(),
                            kind.words(),
                            same.stream()
                                    .limit(MAX_SHOWN)
                                    .map(Loss::shown)
                                    .distinct()
                                    .collect(Collectors.joining("\n")),
                            line(subject, same.getFirst()))));
        }
        return found;
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

package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.guards.TestPairs.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fewer tests or cases run than there are: {@code .only} and its kin, and cases taken out of a parameterized test, are
 * blockers; cases that changed, or that now come from where the change doesn't show them, are major.
 */
final class NarrowedTests implements Guard {
    private static final String ONLY =
            "(?s)(?:f(?:it|describe|context)\\b.*|[\\w.\\s]*\\.\\s*only\\b.*|.*[{,]\\s*only\\s*:\\s*true.*)";
    private static final String SOURCE = "(?s).*(?:Source\\b|parametrize|expand|@data|\\.\\s*each|\\.\\s*for\\b).*";

    /** Cases; the evidence has room for no more. */
    private static final int MAX_SHOWN = 20;

    @Override
    public List<FindingClaim> inspect(Change change) {
        Stream<FindingClaim> cases = change.pairs().pairs().stream()
                .flatMap(
                        pair -> change
                                .unchecked()
                                .look(pair.after().path(), () -> cases(change, pair))
                                .flatMap(claim -> claim)
                                .stream());
        return Stream.concat(only(change), cases).toList();
    }

    private static Stream<FindingClaim> only(Change change) {
        Map<String, Set<String>> known = new HashMap<>();
        return change.pairs()
                .current()
                .filter(test -> test.source().language() == Language.SCRIPT)
                .flatMap(test ->
                        only(test, known.computeIfAbsent(test.path(), path -> headsIn(change.before(), path)))
                                .stream());
    }

    private static Set<String> headsIn(Suite suite, String path) {
        return suite.in(path).stream()
                .flatMap(NarrowedTests::heads)
                .map(Literals::compact)
                .collect(Collectors.toSet());
    }

    private static Optional<FindingClaim> only(Routine test, Set<String> before) {
        return heads(test)
                .filter(head -> Steps.matches(head, ONLY) && !before.contains(Literals.compact(head)))
                .findFirst()
                .map(head -> Claims.of(
                        Severity.BLOCKER,
                        "Other tests in " + Claims.quoted(test.path())
                                + " no longer run, because some are marked as the only ones",
                        head,
                        test.path(),
                        test.line()));
    }

    private static Stream<String> heads(Routine test) {
        return Stream.concat(test.scopes().stream().map(Scope::head), Stream.of(test.head()));
    }

    private static Optional<FindingClaim> cases(Change change, Pair pair) {
        List<List<String>> before = rows(change.before(), pair.before());
        List<List<String>> after = rows(change.after(), pair.after());
        List<List<String>> missing = Leftover.of(before, after);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        List<Set<String>> others = valuesElsewhere(change, pair);
        List<List<String>> lost = missing.stream()
                .filter(row -> others.stream().noneMatch(values -> values.containsAll(row)))
                .toList();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        boolean hidden = after.isEmpty() && pair.after().head().matches(SOURCE);
        boolean fewer = after.size() < before.size() && !hidden;
        String words = hidden
                ? " takes its cases from where this change does not show them"
                : fewer ? " runs fewer cases than before" : " runs other cases than before";
        return Optional.of(Claims.of(
                fewer ? Severity.BLOCKER : Severity.MAJOR,
                "The test " + Claims.quoted(pair.after().key()) + words,
                String.join(
                        "\n",
                        lost.stream()
                                .limit(MAX_SHOWN)
                                .map(row -> "- " + String.join(", ", row))
                                .toList()),
                pair.after().path(),
                pair.after().line()));
    }

    /** Each row as its values, so that it doesn't matter how a table is written. */
    private static List<List<String>> rows(Suite suite, Routine test) {
        return suite.rows(test).stream()
                .map(row -> {
                    List<String> values = Checks.values(row).stream()
                            .filter(value -> !value.matches(".*[,|].*"))
                            .toList();
                    return values.isEmpty() ? List.of(row) : values;
                })
                .toList();
    }

    /** A case may have become a test of its own, or part of one, or a case of another: the values of each such test. */
    private static List<Set<String>> valuesElsewhere(Change change, Pair pair) {
        Stream<Routine> others = Stream.concat(
                change.pairs().added().stream(),
                change.pairs().pairs().stream()
                        .filter(NarrowedTests::isChanged)
                        .map(Pair::after)
                        .filter(test -> !test.equals(pair.after())
                                || change.after().rows(test).isEmpty()));
        return others.map(change.after()::values).toList();
    }

    private static boolean isChanged(Pair pair) {
        return !pair.before().body().equals(pair.after().body())
                || !pair.before().head().equals(pair.after().head());
    }
}

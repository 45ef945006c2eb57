package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.guards.TestPairs.Pair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fewer tests or cases run than there are: {@code .only} and its kin, and cases taken out of a parameterized test, are
 * blockers; cases that changed, or that now come from where the change doesn't show them, are major.
 */
final class NarrowedTests implements Guard {
    private static final String ONLY =
            "(?s)(?:f(?:it|describe|context)\\b.*|[\\w.\\s]*\\.\\s*only\\b.*|.*[{,]\\s*only\\s*:\\s*true.*)";
    private static final String SOURCE = "(?s).*(?:Source\\b|parametrize|expand|@data|\\.\\s*each|\\.\\s*for\\b).*";

    @Override
    public List<FindingClaim> inspect(Change change) {
        Stream<FindingClaim> only = change.pairs().current().flatMap(test -> only(change, test).stream());
        Stream<FindingClaim> cases = change.pairs().pairs().stream().flatMap(pair -> cases(change, pair).stream());
        return Stream.concat(only, cases).toList();
    }

    private static Optional<FindingClaim> only(Change change, Routine test) {
        if (test.source().language() != Language.SCRIPT) {
            return Optional.empty();
        }
        Set<String> before = new LinkedHashSet<>(change.before().in(test.path()).stream()
                .flatMap(NarrowedTests::heads)
                .map(Literals::compact)
                .toList());
        return heads(test)
                .filter(head -> head.matches(ONLY) && !before.contains(Literals.compact(head)))
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
        List<List<String>> lost = new ArrayList<>(before);
        after.forEach(lost::remove);
        lost.removeIf(row -> isElsewhere(change, pair, row));
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
                        lost.stream().map(row -> "- " + String.join(", ", row)).toList()),
                pair.after().path(),
                pair.after().line()));
    }

    /** Each row as its values, so that it doesn't matter how a table is written. */
    private static List<List<String>> rows(Suite suite, Routine test) {
        return Rows.of(test, suite.in(test.path())).stream()
                .map(row -> {
                    List<String> values = Checks.values(row).stream()
                            .filter(value -> !value.matches(".*[,|].*"))
                            .toList();
                    return values.isEmpty() ? List.of(row) : values;
                })
                .toList();
    }

    /** A case may have become a test of its own, or part of one, or a case of another. */
    private static boolean isElsewhere(Change change, Pair pair, List<String> row) {
        Stream<Routine> others = Stream.concat(
                change.pairs().added().stream(),
                change.pairs().pairs().stream()
                        .filter(other -> !other.before()
                                        .body()
                                        .equals(other.after().body())
                                || !other.before().head().equals(other.after().head()))
                        .map(Pair::after)
                        .filter(test -> !test.equals(pair.after())
                                || Rows.of(test, change.after().in(test.path())).isEmpty()));
        return others.anyMatch(test -> Stream.of(
                        Literals.in(test.body()),
                        Rows.of(test, change.after().in(test.path())).stream()
                                .flatMap(text -> Checks.values(text).stream())
                                .toList())
                .flatMap(Collection::stream)
                .toList()
                .containsAll(row));
    }
}

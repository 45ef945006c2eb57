package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.tracker.documents.TestPlanData.Row;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Criteria against tests: each criterion of a cycle that a machine can decide has a test, and each test was run.
 *
 * @param criteria what the cycle adds or changes
 * @param known ids of all criteria that the specification has
 * @param before the rows that stood before the cycle; they speak of runs of their own time
 * @param runs ids of the session's machine runs
 */
public record TestMatrix(List<Criterion> criteria, Set<String> known, List<Row> before, Set<String> runs) {
    private static final String BY_TEST = "test";

    /** What is wrong with the tests, each naming what to repair; none if nothing is. */
    public List<String> problems(List<Row> tests) {
        return Stream.of(unknownCriteria(tests), withoutRun(tests), uncovered(tests))
                .flatMap(problems -> problems)
                .toList();
    }

    private Stream<String> unknownCriteria(List<Row> tests) {
        return tests.stream()
                .filter(test -> !known.contains(test.criterion()))
                .map(test -> "The test %s is for %s, which the specification does not have; correct or delete it."
                        .formatted(test.id(), test.criterion()));
    }

    private Stream<String> withoutRun(List<Row> tests) {
        Set<String> own = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        return tests.stream()
                .filter(test -> own.contains(test.criterion()) || !before.contains(test))
                .filter(test -> !runs.contains(test.evidence()))
                .map(test -> "The test %s names the run %s, which this session does not have; run it and name that run."
                        .formatted(test.id(), test.evidence()));
    }

    private Stream<String> uncovered(List<Row> tests) {
        Set<String> covered = tests.stream().map(Row::criterion).collect(Collectors.toSet());
        List<String> open = criteria.stream()
                .filter(criterion -> BY_TEST.equals(criterion.check()))
                .map(Criterion::id)
                .filter(id -> !covered.contains(id))
                .toList();
        return open.isEmpty()
                ? Stream.empty()
                : Stream.of("No test is listed for %s; add a row for each, also where the test came with the code."
                        .formatted(String.join(", ", open)));
    }
}

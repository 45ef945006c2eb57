package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a call that ran the tests several times the worst run counts; of several calls the last. */
class RepeatedRunsTest {
    /** The runs of calls, each a word of exit codes: {@code 01 0} is a call with two runs, then one with one. */
    private static Draft ran(Draft draft, String calls) {
        int next = 1;
        for (String call : calls.split(" ", -1)) {
            String first = "E" + next;
            for (char code : call.toCharArray()) {
                Evidence run = run("E" + next, code - '0');
                draft.run(call.length() > 1 ? run.inSeries(first) : run);
                next++;
            }
        }
        return draft;
    }

    private static Evidence run(String id, int exitCode, String... failed) {
        ObservedRun run = failed.length == 0 ? new ObservedRun().exit(exitCode) : new ObservedRun().failing(failed);
        Evidence seen = run.seen();
        return new Evidence(
                id,
                seen.name(),
                seen.command(),
                seen.exitCode(),
                false,
                Draft.TREE,
                seen.tests(),
                seen.reported(),
                seen.logDigest(),
                false,
                9);
    }

    /** With the task's tests settled by the last run. */
    private static Draft built(Cycle cycle, String calls) {
        int runs = calls.replace(" ", "").length();
        return ran(Moves.draft(cycle), calls).dimension("tests", "E:E" + runs);
    }

    private static DrivenCycle building() {
        return DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "000", "1 0", "11 00", "010 0", "0 000"})
    void aTaskIsGreenIfNoRunOfTheLastCallFailed(String calls) {
        DrivenCycle driven = building();

        driven.does(cycle -> built(cycle, calls).at(Moves.end(cycle)));

        assertThat(driven.state().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "010 | E2 (test) did not pass (flaky: 2 of 3 runs of that call passed)",
                "100 | E1 (test) did not pass (flaky: 2 of 3 runs of that call passed)",
                "0 10 | E2 (test) did not pass (flaky: 1 of 2 runs of that call passed)",
                "11 | E2 (test) did not pass",
                "00 1 | E3 (test) did not pass"
            })
    void aTaskIsRedIfAnyRunOfTheLastCallFailed(String calls, String why) {
        Rejection refusal = building().refusalOf(cycle -> built(cycle, calls).at(Moves.end(cycle)));

        assertThat(refusal.problems())
                .anySatisfy(problem -> assertThat(problem).contains(why))
                .anySatisfy(problem -> assertThat(problem).contains("The last test run on the submitted code ended"));
    }

    @Test
    void aVerdictDoesNotPassOnFlakyTestsWhicheverRunItPointsTo() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);
        List<String> problems = new ArrayList<>();
        for (String pointer : List.of("E:E1", "E:E3")) {
            problems.addAll(driven.refusalOf(cycle -> ran(Moves.draft(cycle), "010")
                            .verdict("build", Outcome.PASS, pointer)
                            .at(Moves.end(cycle)))
                    .problems());
        }

        assertThat(problems)
                .hasSize(2)
                .containsOnly("Verdict on 'build' is pass, but E2 (test) ended with exit code 1"
                        + " (flaky: 2 of 3 runs of that call passed)");
    }

    @Test
    void theSubjectShowsTheWorstRunAndHowOftenItPassed() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> ran(Moves.draft(cycle), "001")
                        .verdict("build", Outcome.UNCERTAIN)
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.BUILD_VERIFICATION);

        Subject.Proof proof = driven.stop().subject().evidence().getFirst();
        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.repeated()).isEqualTo(new Subject.Repeated(3, 2));
    }

    @Test
    void whatFailedBeforeTheCycleExcusesEveryRunOfACallOrNone() {
        Baseline before = Baseline.of(run("E0", 1, "A#a"));
        Evidence old = run("E1", 1, "A#a").inSeries("E1");
        Evidence added = run("E2", 1, "B#b").inSeries("E1");
        DrivenCycle driven = building();

        Rejection refusal = driven.refusalOf(
                cycle -> Moves.draft(cycle).baseline(before).run(added).run(old).at(Moves.end(cycle)));
        driven.does(cycle -> Moves.draft(cycle)
                .baseline(before)
                .run(old)
                .run(run("E2", 0).inSeries("E1"))
                .at(Moves.end(cycle)));

        assertThat(refusal.problems())
                .anySatisfy(problem -> assertThat(problem).contains("these did not fail before the cycle: B#b"));
        assertThat(driven.state().openBlockers()).isEmpty();
    }
}

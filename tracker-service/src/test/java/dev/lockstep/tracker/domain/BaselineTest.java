package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What failed before the cycle is recorded once; it is neither blamed on the change nor an excuse for it. */
class BaselineTest {
    private static final Baseline BEFORE = Baseline.of(failed("E0", "CartTest#tax", "CartTest#total"));

    private static Evidence failed(String id, String... names) {
        return new Evidence(
                id,
                "test",
                "make test",
                1,
                false,
                Draft.TREE,
                new TestCounts(10, names.length, 0),
                new Reported(new Reported.Failures(List.of(names), 0), null, null),
                "log",
                false,
                10);
    }

    private static Command taken(Cycle cycle, Baseline baseline) {
        Session session = Moves.latest(cycle);
        return new Command.TakeBaseline(session.state().leg(), session.attempts(), baseline);
    }

    /** The first task is being built, in a project in which two tests failed before. */
    private static DrivenCycle building() {
        return DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION).after(cycle -> taken(cycle, BEFORE));
    }

    private static Draft draft(Cycle cycle, Evidence last) {
        return Moves.draft(cycle).baseline(cycle.baseline().orElse(null)).run(last);
    }

    private static Command submitting(Cycle cycle, Evidence last) {
        return draft(cycle, last).at(Moves.end(cycle));
    }

    @Test
    void theFirstSessionOfImplementationTakesIt() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);

        List<CycleEvent> events = driven.does(cycle -> taken(cycle, BEFORE));

        assertThat(events)
                .containsExactly(new CycleEvent.BaselineTaken(
                        Moves.latest(driven.state()).id(),
                        Moves.latest(driven.state()).state().leg(),
                        1,
                        BEFORE));
        assertThat(driven.state().baseline()).contains(BEFORE);
        assertThat(Cycle.of(DrivenCycle.ID, driven.log()).baseline()).contains(BEFORE);
    }

    @Test
    void aSecondChangesNothing() {
        DrivenCycle driven = building();

        List<CycleEvent> events = driven.does(cycle -> taken(cycle, Baseline.of(failed("E0", "Other#one"))));

        assertThat(events).isEmpty();
        assertThat(driven.state().baseline()).contains(BEFORE);
    }

    @Test
    void onceATaskIsBuiltItIsTooLate() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(Moves::submit)
                .after(Moves::next)
                .toWorkIn(PhaseName.IMPLEMENTATION);

        assertThat(driven.does(cycle -> taken(cycle, BEFORE))).isEmpty();
        assertThat(driven.state().baseline()).isEmpty();
    }

    @Test
    void anAttemptThatWasNeverMadeIsFenced() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);

        Rejection refusal = driven.refusalOf(
                cycle -> new Command.TakeBaseline(Moves.latest(cycle).state().leg(), 9, BEFORE));

        assertThat(refusal.kind()).isEqualTo(Rejection.Kind.FENCED);
    }

    @Test
    void aTaskThatFailsInNothingButOldFailuresIsDone() {
        DrivenCycle driven = building();

        driven.does(cycle -> submitting(cycle, failed("E1", "CartTest#tax")));

        assertThat(driven.state().findings()).isEmpty();
    }

    @Test
    void aNewFailureIsNamedAndRefused() {
        DrivenCycle driven = building();

        Rejection refusal =
                driven.refusalOf(cycle -> submitting(cycle, failed("E1", "CartTest#tax", "CartTest#rebate")));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.contains(
                        "exit code 1; these did not fail before the cycle: CartTest#rebate;" + " run test once more"));
    }

    @Test
    void aNewFailureThatIsGivenUpIsABlocker() {
        DrivenCycle driven = building();

        driven.does(cycle -> draft(cycle, failed("E1", "CartTest#rebate"))
                .notGreen("The driver is not released")
                .at(Moves.end(cycle)));

        assertThat(driven.state().openBlockers())
                .extracting(Finding::claim)
                .containsExactly("No passing test run shows task T1");
    }

    @Test
    void withoutABaselineTheSameFailureIsRed() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);

        Rejection refusal = driven.refusalOf(cycle -> submitting(cycle, failed("E1", "CartTest#tax")));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("exit code 1; run test once more"));
    }

    @Test
    void aVerdictMayPassOnARunThatFailsAsBeforeAndTheSubjectNamesWhatItStandsOn() {
        DrivenCycle driven = building()
                .after(cycle -> submitting(cycle, failed("E1", "CartTest#tax")))
                .toWorkIn(PhaseName.BUILD_VERIFICATION);

        driven.does(cycle -> submitting(cycle, failed("E1", "CartTest#total", "CartTest#tax")));

        Subject subject = driven.toStopOf(PhaseName.BUILD_VERIFICATION).stop().subject();
        assertThat(subject.oldFailures()).containsExactly("CartTest#tax", "CartTest#total");
        assertThat(subject.evidence()).extracting(Subject.Proof::exitCode).contains(1);
    }

    @Test
    void aVerdictDoesNotPassOnANewFailure() {
        DrivenCycle driven = building()
                .after(cycle -> submitting(cycle, failed("E1", "CartTest#tax")))
                .toWorkIn(PhaseName.BUILD_VERIFICATION);

        Rejection refusal = driven.refusalOf(cycle -> draft(cycle, failed("E1", "CartTest#rebate"))
                .verdict("build", Outcome.PASS, "E:E1")
                .at(Moves.end(cycle)));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("E1 (test) ended with exit code 1"));
    }

    @Test
    void aFixIsVerifiedByNoRunInWhichATestFailed() {
        DrivenCycle driven = building()
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "The tax is wrong")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.BUILD_VERIFICATION);

        List<CycleEvent> events = driven.does(cycle -> submitting(cycle, failed("E1", "CartTest#tax")));

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
        assertThat(DrivenCycle.namesOf(events)).doesNotContain("FindingVerified");
    }

    @Test
    void aRunThatPassedStandsOnNoOldFailure() {
        DrivenCycle driven = building().toStopOf(PhaseName.BUILD_VERIFICATION);

        assertThat(Optional.ofNullable(driven.stop().subject().oldFailures())).isEmpty();
    }
}

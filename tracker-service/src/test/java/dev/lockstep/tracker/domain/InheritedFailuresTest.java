package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Inherited;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Two defects of one round are mended one task each, though each task's tests show the other defect still. */
class InheritedFailuresTest {
    private static final String FIRST = "A#a";
    private static final String SECOND = "B#b";

    private static Evidence failing(String... names) {
        ObservedRun run = new ObservedRun();
        return (names.length == 0 ? run : run.failing(names)).seen();
    }

    /** Runs are on {@code tree}, in the place of those that the draft has. */
    private static Draft on(Draft draft, Evidence run) {
        return draft.onTree(run.codeTree()).run(run);
    }

    private static Command submitting(Cycle cycle, String... names) {
        return on(Moves.draft(cycle), failing(names)).at(Moves.end(cycle));
    }

    /** Testing found two defects, each with a test; the first of their tasks is being built. */
    private static DrivenCycle repairing(UnaryOperator<Draft> change) {
        return tested(change)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.IMPLEMENTATION);
    }

    private static DrivenCycle tested(UnaryOperator<Draft> change) {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle -> change.apply(on(Moves.draft(cycle), failing(FIRST, SECOND)))
                        .verdict("build", Outcome.UNCERTAIN)
                        .finding(Severity.BLOCKER, "It loses a cent")
                        .finding(Severity.BLOCKER, "It takes letters for numbers")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.TESTING);
    }

    private static List<String> inherited(DrivenCycle driven) {
        return driven.state()
                .inherited(Moves.latest(driven.state()))
                .map(Inherited::run)
                .map(Evidence::namedFailures)
                .orElse(List.of());
    }

    private static String task(DrivenCycle driven) {
        return Moves.latest(driven.state()).task().orElseThrow().id();
    }

    @Test
    void theFirstTaskMayLeaveWhatTheSecondIsToMend() {
        DrivenCycle driven = repairing(draft -> draft);
        assertThat(task(driven)).isEqualTo("fix-F1");
        assertThat(inherited(driven)).containsExactly(FIRST, SECOND);

        driven.does(cycle -> submitting(cycle, SECOND));

        assertThat(driven.state().findings())
                .extracting(Finding::state)
                .containsExactly(Finding.State.FIXED, Finding.State.OPEN);
    }

    @Test
    void theLastTaskMayLeaveNothing() {
        DrivenCycle driven = repairing(draft -> draft)
                .after(cycle -> submitting(cycle, SECOND))
                .toWorkIn(PhaseName.IMPLEMENTATION);
        assertThat(task(driven)).isEqualTo("fix-F2");
        assertThat(inherited(driven)).isEmpty();

        Rejection refusal = driven.refusalOf(cycle -> submitting(cycle, SECOND));
        driven.does(cycle -> submitting(cycle));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("exit code 1; run test once more"));
        assertThat(driven.state().openFindings()).isEmpty();
    }

    @Test
    void aTaskThatMendsNothingIsRefused() {
        Rejection refusal = repairing(draft -> draft).refusalOf(cycle -> submitting(cycle, FIRST, SECOND));

        assertThat(refusal.problems())
                .anyMatch(problem ->
                        problem.contains("of what failed when the task began nothing passes now: A#a, B#b; run"));
    }

    @Test
    void aTaskThatBreaksAnotherTestIsRefused() {
        Rejection refusal = repairing(draft -> draft).refusalOf(cycle -> submitting(cycle, SECOND, "C#c"));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.contains("these did not fail when the task began: C#c; run"));
    }

    @Test
    void whatTheSessionSaysFailedCountsForNothingWithoutARunThatNamesIt() {
        DrivenCycle driven =
                repairing(draft -> draft.run(new ObservedRun().exit(1).seen()));

        Rejection refusal = driven.refusalOf(cycle -> submitting(cycle, SECOND));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("exit code 1; run test once more"));
    }

    @Test
    void onceTheOtherFindingIsWaivedThereIsNothingToLeave() {
        DrivenCycle driven = tested(draft -> draft)
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F2", "Nobody types letters"))
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.IMPLEMENTATION);

        assertThat(inherited(driven)).isEmpty();
    }

    @Test
    void aTaskOfANewPlanMayLeaveWhatTheTasksAfterItAreToMend() {
        DrivenCycle driven = tested(draft -> draft)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION_PLANNING))
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING)
                .after(cycle -> on(Moves.draft(cycle), failing(FIRST, SECOND)).at(Moves.end(cycle)))
                .toWorkIn(PhaseName.IMPLEMENTATION);
        assertThat(task(driven)).isEqualTo("T1");

        driven.does(cycle -> submitting(cycle, FIRST, SECOND));

        assertThat(driven.toWorkIn(PhaseName.IMPLEMENTATION).state().openBlockers())
                .hasSize(2);
        assertThat(driven.state().inherited(Moves.latest(driven.state())))
                .map(Inherited::repairs)
                .isEqualTo(Optional.of(false));
    }
}

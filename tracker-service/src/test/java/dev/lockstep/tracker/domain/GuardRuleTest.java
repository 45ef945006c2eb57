package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session changed without saying so is a finding, whatever the session claims of itself. */
class GuardRuleTest {
    private static final FindingClaim WEAKENED = new FindingClaim(
            Severity.BLOCKER,
            "The test 'balance' asserts less than before",
            "assertEquals(5, balance)",
            "src/LedgerTest.java",
            7,
            null);

    @Test
    void whatTheGuardsFindIsRaisedInTheSessionsName() {
        DrivenCycle driven = weakened();

        assertThat(driven.state().findings())
                .extracting(Finding::foundIn, Finding::claim, Finding::file, Finding::line)
                .containsExactly(tuple(PhaseName.IMPLEMENTATION, WEAKENED.claim(), WEAKENED.file(), WEAKENED.line()));
    }

    @Test
    void aBlockerOfTheGuardsShutsTheCheckpoint() {
        Rejection refusal = weakened().refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail()).contains("F1 (" + WEAKENED.claim() + ")");
    }

    @Test
    void aReturnMakesItATask() {
        DrivenCycle driven =
                weakened().after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().tasks()).extracting(Task::id).contains("fix-F1");
    }

    @Test
    void theTaskThatWasToMendItAndDoesNotLeavesItOpenHoweverGreen() {
        DrivenCycle driven = weakened()
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).leaving("F1").at(Moves.end(cycle)))
                .toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.OPEN);
        assertThat(driven.refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD))
                        .detail())
                .contains("F1");
    }

    @Test
    void aBlockerOfTheGuardsStopsImplementationBeforeTheNextTask() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(tasksOf(driven)).containsExactly("T1");
    }

    @Test
    void aCheckpointThatPassesByItselfDoesNotPassIt() {
        DrivenCycle driven = stopped(Workflows.auto(PhaseName.IMPLEMENTATION), WEAKENED);

        assertThat(tasksOf(driven)).containsExactly("T1");
    }

    @ParameterizedTest
    @EnumSource(
            value = Severity.class,
            names = {"MAJOR", "MINOR"})
    void whatIsNoBlockerStopsNothing(Severity severity) {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).guarded(of(severity)).at(Moves.end(cycle)))
                .after(Moves::next);

        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
        assertThat(driven.state().openFindings()).extracting(Finding::severity).containsExactly(severity);
    }

    @Test
    void onceAPersonWaivesItTheNextTaskBegins() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED)
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", "The rule has changed"));

        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
    }

    @Test
    void onceTheSameSessionRestoresTheTestItIsFixedAndTheNextTaskBegins() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED)
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(Moves::submit)
                .after(Moves::next);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
    }

    @Test
    void whileTheSameSessionLeavesTheTestAsItIsTheFindingStaysAndIsNotRepeated() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED)
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).guarded(WEAKENED).at(Moves.end(cycle)))
                .until(Stage.AtStop.class);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.OPEN);
        assertThat(tasksOf(driven)).containsExactly("T1");
    }

    @Test
    void whatAPersonWaivedIsNotRaisedAgainByTheSameSession() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED, of(Severity.BLOCKER))
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", "The rule has changed"))
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).guarded(WEAKENED).at(Moves.end(cycle)))
                .after(Moves::next);

        assertThat(driven.state().findings())
                .extracting(Finding::state)
                .containsExactly(Finding.State.WAIVED, Finding.State.FIXED);
        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
    }

    @Test
    void noTaskIsBegunForAFindingThatWasWaivedMeanwhile() {
        DrivenCycle driven = stopped(Workflows.standard(), WEAKENED, of(Severity.BLOCKER))
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F2", "It is needed"))
                .toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().tasks()).extracting(Task::id).contains("fix-F1", "fix-F2");
        assertThat(tasksOf(driven)).contains("fix-F1").doesNotContain("fix-F2");
    }

    @Test
    void whatTestingWeakensShutsItsCheckpoint() {
        Rejection refusal = DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle -> Moves.draft(cycle).guarded(WEAKENED).at(Moves.end(cycle)))
                .toStopOf(PhaseName.TESTING)
                .refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(refusal.detail()).contains("F1 (" + WEAKENED.claim() + ")");
    }

    private static FindingClaim of(Severity severity) {
        return new FindingClaim(severity, "The dependency 'left-pad' is new", "left-pad 1.0", "package.json", 3, null);
    }

    private static DrivenCycle stopped(Workflow workflow, FindingClaim... found) {
        return DrivenCycle.begun(workflow)
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).guarded(found).at(Moves.end(cycle)))
                .until(Stage.AtStop.class);
    }

    private static List<String> tasksOf(DrivenCycle driven) {
        return driven.state().currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(session -> session.task().orElseThrow().id())
                .toList();
    }

    private static DrivenCycle weakened() {
        return stopped(Workflows.standard(), WEAKENED);
    }
}

package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.command.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checkpoint that was set to do so returns work with blockers to implementation by itself, up to a bound. */
class AutomaticReturnTest {
    private static final String SET = "on_blockers, set by tess";

    @Test
    void blockersGoBackAsTasksAndTheRecordNamesTheSettingAndWhoSetIt() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.BUILD_VERIFICATION));

        List<CycleEvent> events = blockedIn(driven, PhaseName.BUILD_VERIFICATION);

        assertThat(DrivenCycle.namesOf(events))
                .containsExactly(
                        "BranchAdvanced",
                        "StopOpened",
                        "TasksPlanned",
                        "WorkReturned",
                        "SessionOpened",
                        "LegDispatched");
        assertThat(events.get(3))
                .isEqualTo(new CycleEvent.WorkReturned(
                        PhaseName.IMPLEMENTATION,
                        SET,
                        "Open blockers at build-verification-checkpoint: F1",
                        List.of("s4", "s5", "s6")));
        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1");
    }

    @Test
    void theFirstTaskIsLicensedByTheReturnAndTheNextByThePlan() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.BUILD_VERIFICATION))
                .toWorkIn(PhaseName.BUILD_VERIFICATION);
        driven.does(cycle -> Moves.draft(cycle)
                .finding(Severity.BLOCKER, "It loses data")
                .finding(Severity.MAJOR, "It is slow")
                .at(Moves.end(cycle)));
        driven.does(Moves::next);
        long returned = driven.state().sequence() - 2;

        driven.toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.log())
                .filteredOn(CycleEvent.LegDispatched.class::isInstance)
                .map(event -> ((CycleEvent.LegDispatched) event).licence())
                .endsWith(
                        new Licence(Licence.Kind.DECISION, returned, SET),
                        new Licence(
                                Licence.Kind.PLAN,
                                driven.state()
                                        .passed(PhaseName.IMPLEMENTATION_PLANNING)
                                        .orElseThrow()
                                        .sequence(),
                                "tess"));
    }

    @Test
    void aPersonWhoWaivesOneBlockerIsNotOvertakenForAnother() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "It loses data")
                        .run("E2", "test", 1, Draft.TREE)
                        .notGreen("The library is broken")
                        .at(Moves.end(cycle)))
                .after(Moves::next);
        String red = driven.state().openBlockers().stream()
                .filter(Findings::isGivenUp)
                .findFirst()
                .orElseThrow()
                .id();

        driven.after(_ -> new Command.WaiveFinding(People.TECH_LEAD, red, "It is built next week"));

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(driven.state().reworkRounds()).isZero();
    }

    @Test
    void whatIsNoBlockerWaitsForAPerson() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.BUILD_VERIFICATION))
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(cycle ->
                        Moves.draft(cycle).finding(Severity.MAJOR, "It is slow").at(Moves.end(cycle)));

        driven.does(Moves::next);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.BUILD_VERIFICATION);
    }

    @Test
    void withoutTheSettingAPersonDecides() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.TESTING));

        blockedIn(driven, PhaseName.BUILD_VERIFICATION);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.BUILD_VERIFICATION);
    }

    @Test
    void atTheBoundAPersonDecidesAndMayStillReturn() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(1, PhaseName.BUILD_VERIFICATION));
        blockedIn(driven, PhaseName.BUILD_VERIFICATION);

        blockedIn(driven, PhaseName.BUILD_VERIFICATION);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.BUILD_VERIFICATION);
        assertThat(driven.state().reworkRounds()).isEqualTo(1);
        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));
        assertThat(driven.state().reworkRounds()).isEqualTo(2);
    }

    @Test
    void whatPeopleSentBackCountsAsWell() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(1, PhaseName.BUILD_VERIFICATION))
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        blockedIn(driven, PhaseName.BUILD_VERIFICATION);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.BUILD_VERIFICATION);
    }

    @Test
    void aTaskThatItsEngineerGaveUpWaitsForAPerson() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.returning(3, PhaseName.IMPLEMENTATION))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle)
                        .run("E2", "test", 1, Draft.TREE)
                        .notGreen("The plan and the specification disagree")
                        .at(Moves.end(cycle)));

        driven.does(Moves::next);

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.IMPLEMENTATION);
    }

    @Test
    void noGateReturnsByItselfWhateverItsSettingSays() {
        Workflow workflow = Workflows.returning(3, PhaseName.FINAL_VERIFICATION);
        assertThat(workflow.phase(PhaseName.FINAL_VERIFICATION).stop().onBlockers())
                .isEqualTo("tess");
        DrivenCycle driven = DrivenCycle.begun(workflow);

        driven.toWorkIn(PhaseName.FINAL_VERIFICATION)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "It loses data")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.FINAL_VERIFICATION);

        assertThat(driven.state().reworkRounds()).isZero();
    }

    private static List<CycleEvent> blockedIn(DrivenCycle driven, PhaseName phase) {
        driven.toWorkIn(phase).after(cycle -> Moves.draft(cycle)
                .finding(Severity.BLOCKER, "It loses data")
                .at(Moves.end(cycle)));
        return driven.does(Moves::next);
    }
}

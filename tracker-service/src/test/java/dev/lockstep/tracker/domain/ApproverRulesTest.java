package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may decide: roles, four eyes, solo projects, quorums, and each person once. */
class ApproverRulesTest {
    @ParameterizedTest
    @EnumSource(PhaseName.class)
    void noStopIsDecidedWithoutARoleForIt(PhaseName phase) {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(phase);

        for (Person person : List.of(People.VIEWER, People.ADMIN)) {
            Rejection refusal = driven.refusalOf(cycle -> Moves.approve(cycle, person));
            assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
            assertThat(refusal.detail()).contains(person.name(), driven.stop().stop(), "it takes one of these roles");
        }
    }

    @Test
    void theRoleOfAnotherGateIsNotEnough() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.FINAL_VERIFICATION);

        assertThat(driven.refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD))
                        .detail())
                .endsWith("it takes one of these roles: operator");
    }

    @ParameterizedTest
    @CsvSource({"IMPLEMENTATION_PLANNING, tech-lead", "FINAL_VERIFICATION, operator"})
    void theRequesterCannotBeTheOnlyApproverWhereFourEyesAreWanted(PhaseName phase, String role) {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(phase);

        Rejection refusal = driven.refusalOf(cycle -> Moves.approve(cycle, People.requesterAs(role)));

        assertThat(refusal.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(refusal.detail()).contains("rita requested the cycle", "four eyes", role);
    }

    @Test
    void fourEyesDoNotBarTheRequesterFromAskingForChanges() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.IMPLEMENTATION_PLANNING);

        driven.does(cycle -> Moves.requestChanges(cycle, People.requesterAs("tech-lead")));

        assertThat(driven.state().stage()).isEqualTo(new Stage.Working(PhaseName.IMPLEMENTATION_PLANNING));
    }

    @Test
    void theRequesterMayApproveWhereFourEyesAreNotWanted() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.USER_VERIFICATION);

        driven.does(cycle -> Moves.approve(cycle, People.REQUESTER));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Updating.class);
    }

    @Test
    void aSoloProjectLetsTheRequesterApproveAlone() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.solo()).toStopOf(PhaseName.IMPLEMENTATION_PLANNING);

        driven.does(cycle -> Moves.approve(cycle, People.requesterAs("tech-lead")));

        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.IMPLEMENTATION);
    }

    @Test
    void aQuorumOfTwoPassesWithTheSecondApproval() {
        DrivenCycle driven = planningWithQuorum();

        List<CycleEvent> first = driven.does(cycle -> Moves.approve(cycle, People.TECH_LEAD));
        List<CycleEvent> second = driven.does(cycle -> Moves.approve(cycle, People.OTHER_LEAD));

        assertThat(DrivenCycle.namesOf(first)).containsExactly("DecisionRecorded");
        assertThat(DrivenCycle.namesOf(second)).startsWith("DecisionRecorded", "StopPassed");
        assertThat(driven.state()
                        .passed(PhaseName.IMPLEMENTATION_PLANNING)
                        .orElseThrow()
                        .approvedBy())
                .containsExactly("tess", "theo");
    }

    @Test
    void theRequesterMayBeOneOfTwoApprovers() {
        DrivenCycle driven = planningWithQuorum().after(cycle -> Moves.approve(cycle, People.requesterAs("tech-lead")));

        driven.does(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.IMPLEMENTATION);
    }

    @Test
    void nobodyApprovesTwice() {
        DrivenCycle driven = planningWithQuorum().after(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        Rejection refusal = driven.refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail()).contains("tess has decided", "2 different people");
    }

    @Test
    void whoHasApprovedDoesNotDecideOtherwiseOnTheSameDigest() {
        DrivenCycle driven = planningWithQuorum().after(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(driven.refusalOf(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aDecisionAfterTheStopIsDecidedIsRefusedAndSaysByWhom() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.PRODUCT_SPECIFICATION);
        Command late = Moves.approve(driven.state(), People.OTHER_OWNER);
        driven.does(Moves::next);

        assertThat(driven.refusalOf(_ -> late).detail())
                .isEqualTo("Nothing waits at spec-approval: it was decided by paul");
    }

    @Test
    void aStopThatTheWorkflowDoesNotHaveIsUnknown() {
        DrivenCycle driven = DrivenCycle.begun();
        Command nowhere = new Command.Decide(
                People.TECH_LEAD,
                "vibes",
                "",
                Decision.APPROVE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());

        assertThat(driven.refusalOf(_ -> nowhere).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void thePermissionsThatNoStopCoversNeedTheirRolesToo() {
        DrivenCycle failed =
                DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE).after(Moves::fail);
        DrivenCycle asking =
                DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE).after(cycle -> Moves.ask(cycle, "Who?"));

        assertThat(Stream.of(
                        failed.refusalOf(_ -> Moves.retry("s2", People.VIEWER)),
                        failed.refusalOf(_ -> new Command.Cancel(People.VIEWER, "why")),
                        failed.refusalOf(_ -> new Command.WaiveFinding(People.REQUESTER, "F1", "why")),
                        asking.refusalOf(_ -> new Command.AnswerQuestions(
                                People.VIEWER, List.of(new GivenAnswer("Q1", Optional.of("me")))))))
                .extracting(Rejection::kind)
                .containsOnly(Kind.FORBIDDEN);
    }

    private static DrivenCycle planningWithQuorum() {
        return DrivenCycle.begun(Workflows.quorum(PhaseName.IMPLEMENTATION_PLANNING, 2))
                .toStopOf(PhaseName.IMPLEMENTATION_PLANNING);
    }
}

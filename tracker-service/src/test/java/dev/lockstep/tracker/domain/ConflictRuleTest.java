package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A conflict with the default branch goes back to implementation, where a session resolves it in a merge that stands. */
class ConflictRuleTest {
    private static DrivenCycle conflicted() {
        return DrivenCycle.begun().until(Stage.Updating.class).after(_ -> Moves.conflict());
    }

    private static DrivenCycle sentBack() {
        return conflicted().after(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION));
    }

    @Test
    void aConflictReopensUserVerificationWithABlockerThatNamesEachPath() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Updating.class);
        String verified = driven.state().tip();

        driven.does(Moves.conflict());

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.USER_VERIFICATION);
        assertThat(driven.state().tip()).isEqualTo(verified);
        assertThat(driven.state().openBlockers()).singleElement().satisfies(blocker -> {
            assertThat(blocker.foundIn()).isEqualTo(PhaseName.USER_VERIFICATION);
            assertThat(blocker.evidence())
                    .isEqualTo("Commit default-2 of main can't be merged:"
                            + " docs/product-spec.md (both changed the same lines),"
                            + " logo.png (binary; the cycle's is kept)."
                            + " Return to implementation: resolving it becomes the first task there");
        });
        assertThat(driven.refusalOf(Moves::next).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void afterTheReturnTheTrackerMergesBeforeAnySessionBegins() {
        DrivenCycle driven = conflicted();

        List<CycleEvent> events =
                driven.does(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("DecisionRecorded", "WorkReturned");
        assertThat(driven.state().stage()).isEqualTo(new Stage.Updating(PhaseName.IMPLEMENTATION));
        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.IMPLEMENTATION);
    }

    @Test
    void theMergeIsOnRecordWithItsConflictsAndTheFirstTaskIsToResolveThem() {
        DrivenCycle driven = sentBack();
        String before = driven.state().tip();

        List<CycleEvent> events = driven.does(Moves::next);

        assertThat(DrivenCycle.namesOf(events))
                .containsExactly("BranchUpdated", "TasksPlanned", "SessionOpened", "LegDispatched");
        assertThat(events.getFirst())
                .isEqualTo(new CycleEvent.BranchUpdated(
                        before, before + "-marked", "default-2", List.of("docs/product-spec.md", "logo.png")));
        assertThat(Moves.latest(driven.state()).startCommit()).isEqualTo(before + "-marked");
        assertThat(Moves.latest(driven.state()).task())
                .contains(new Task(
                        "fix-F1",
                        "Resolve the conflict with main",
                        List.of("AC1", "AC2"),
                        List.of(),
                        List.of("docs/product-spec.md", "logo.png"),
                        "test",
                        "Without markers: logo.png (binary; the cycle's is kept)",
                        null,
                        null));
    }

    @Test
    void theConflictIsTheFirstOfSeveralTasks() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle ->
                        Moves.draft(cycle).finding(Severity.MAJOR, "It is slow").at(Moves.end(cycle)))
                .until(Stage.Updating.class)
                .after(_ -> Moves.conflict())
                .after(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION));

        driven.does(Moves::next);

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F2", "fix-F1");
        assertThat(driven.state().tasks().getLast().files()).isEmpty();
    }

    @Test
    void sentBackFurtherTheMergeIsMadeWhenTheNewPlanIsApprovedAndItsTasksFollowTheConflict() {
        DrivenCycle driven = conflicted()
                .after(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.ARCHITECTURE))
                .toStopOf(PhaseName.IMPLEMENTATION_PLANNING);

        driven.does(Moves::next);

        assertThat(driven.state().stage()).isEqualTo(new Stage.Updating(PhaseName.IMPLEMENTATION));
        driven.does(Moves::next);
        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1", "T2", "T1");
        assertThat(driven.toStopOf(PhaseName.USER_VERIFICATION).state().openBlockers())
                .isEmpty();
    }

    @Test
    void onlyTheSessionOfTheConflictMayWriteItsPaths() {
        DrivenCycle driven = sentBack().toWorkIn(PhaseName.IMPLEMENTATION);
        Session resolving = Moves.latest(driven.state());

        assertThat(driven.state().conflictsOf(resolving)).containsExactly("docs/product-spec.md", "logo.png");
        assertThat(driven.state().sessions())
                .filteredOn(session -> !session.equals(resolving))
                .allSatisfy(session ->
                        assertThat(driven.state().conflictsOf(session)).isEmpty());
    }

    @Test
    void aTaskOfAnotherFindingGetsNoPathsOfItsOwn() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "The default branch conflicts with the change")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        Session fixing = Moves.latest(driven.state());

        assertThat(driven.state().stage()).isEqualTo(new Stage.Working(PhaseName.IMPLEMENTATION));
        assertThat(driven.state().conflictsOf(fixing)).isEmpty();
    }

    @Test
    void aMarkerThatIsLeftIsRefusedWithItsFileAndLine() {
        DrivenCycle driven = sentBack().toWorkIn(PhaseName.IMPLEMENTATION);

        Rejection refusal = driven.refusalOf(
                cycle -> Moves.draft(cycle).marker("docs/product-spec.md", 3, 7).at(Moves.end(cycle)));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.problems())
                .containsExactly("A conflict marker is left at docs/product-spec.md:3, docs/product-spec.md:7;"
                        + " write what is to hold of both sides, and remove the markers");
    }

    @Test
    void theConflictIsFixedByTheSessionEvenIfItsTestsAreRed() {
        DrivenCycle driven = sentBack().toWorkIn(PhaseName.IMPLEMENTATION);

        driven.does(cycle -> Moves.draft(cycle)
                .run("E2", "test", 1, Draft.TREE)
                .notGreen("The build tool is missing")
                .confidence(0.6)
                .at(Moves.end(cycle)));

        assertThat(driven.state().findings())
                .extracting(Finding::claim, Finding::state)
                .contains(
                        tuple("The default branch conflicts with the change", Finding.State.FIXED),
                        tuple("No passing test run shows task fix-F1", Finding.State.OPEN));
    }

    @Test
    void whatWasVerifiedBeforeTheConflictIsVerifiedAgain() {
        DrivenCycle driven = sentBack();

        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION)).isEmpty();
        assertThat(driven.state().currentIn(PhaseName.TESTING)).isEmpty();
        assertThat(driven.state().passed(PhaseName.USER_VERIFICATION)).isEmpty();
        driven.toStopOf(PhaseName.BUILD_VERIFICATION)
                .toStopOf(PhaseName.TESTING)
                .toStopOf(PhaseName.USER_VERIFICATION)
                .until(Stage.Closed.class);
    }

    @Test
    void aSecondConflictIsASecondFindingAndTask() {
        DrivenCycle driven = sentBack()
                .until(state -> state.stage() instanceof Stage.Updating updating && !updating.takesConflicts());

        driven.after(_ -> Moves.conflict())
                .after(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION))
                .after(Moves::next);

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F2");
        driven.until(Stage.Closed.class);
    }

    @Test
    void aConflictThatIsGoneMeanwhileLeavesTheMergeToBeChecked() {
        DrivenCycle driven = sentBack();

        driven.does(cycle -> new Command.ConfirmUpdate(cycle.tip(), "clean", "default-3", List.of()));

        assertThat(driven.state().tasks()).singleElement().satisfies(task -> {
            assertThat(task.title()).endsWith("main is merged without a conflict");
            assertThat(task.files()).isEmpty();
        });
        driven.until(Stage.Closed.class);
    }

    @Test
    void aConflictThatIsWaivedDuringTheMergeIsResolvedAllTheSame() {
        DrivenCycle driven = sentBack().after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", "We will see"));

        driven.does(Moves::next);

        assertThat(driven.state().conflictsOf(Moves.latest(driven.state()))).hasSize(2);
    }

    @Test
    void beforeFinalVerificationNoMergeIsTakenWithItsConflicts() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Updating.class);

        assertThat(driven.does(Moves::mergedWithConflicts)).isEmpty();
    }

    @Test
    void theChangeIsWhatDiffersFromTheDefaultBranchAsItWasLastMerged() {
        DrivenCycle driven = sentBack();
        assertThat(driven.state().base()).isEqualTo("base");

        driven.does(Moves::next);

        assertThat(driven.state().base()).isEqualTo("default-2");
    }
}

package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks are built one by one, each after what it needs; a plan that can't be finished is refused when it is submitted. */
class TaskOrderTest {
    @Test
    void aTaskWaitsForWhatItNeeds() {
        DrivenCycle driven =
                planned(Draft.task("T3", "T2"), Draft.task("T2", "T1", "T4"), Draft.task("T1"), Draft.task("T4", "T1"));

        driven.toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(built(driven)).containsExactly("T1", "T4", "T2", "T3");
    }

    @Test
    void tasksThatNeedNothingKeepThePlansOrder() {
        DrivenCycle driven = planned(Draft.task("T2"), Draft.task("T1"));

        driven.toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(built(driven)).containsExactly("T2", "T1");
    }

    @Test
    void theNextTaskBeginsOnTheCommitOfTheOneBefore() {
        DrivenCycle driven = planned(Draft.task("T1"), Draft.task("T2", "T1")).toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION))
                .extracting(Session::startCommit)
                .containsExactly("commit-of-s3.1", "commit-of-s4.1");
    }

    @Test
    void aPlanWithoutTasksIsRefused() {
        assertThat(refusalOf()).containsExactly("The plan has no tasks; without one there is nothing to build");
    }

    @Test
    void tasksThatNeedEachOtherAreRefused() {
        assertThat(refusalOf(Draft.task("T1"), Draft.task("T2", "T3"), Draft.task("T3", "T2")))
                .singleElement()
                .asString()
                .endsWith("T2 (needs T3), T3 (needs T2)");
    }

    @Test
    void aTaskThatNeedsAnUnknownOneIsRefused() {
        assertThat(refusalOf(Draft.task("T1"), Draft.task("T2", "T9")))
                .singleElement()
                .asString()
                .endsWith("T2 (needs T9)");
    }

    @Test
    void tasksThatShareAnIdAreRefused() {
        assertThat(refusalOf(Draft.task("T1"), Draft.task("T1")))
                .containsExactly("Several tasks have the id T1; give each its own");
    }

    private static List<String> built(DrivenCycle driven) {
        return driven.state().currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(session -> session.task().orElseThrow().id())
                .toList();
    }

    private static DrivenCycle planned(Task... tasks) {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING)
                .after(cycle -> Moves.draft(cycle).tasks(tasks).at(Moves.end(cycle)));
    }

    private static List<String> refusalOf(Task... tasks) {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING)
                .refusalOf(cycle -> Moves.draft(cycle).tasks(tasks).at(Moves.end(cycle)))
                .problems();
    }
}

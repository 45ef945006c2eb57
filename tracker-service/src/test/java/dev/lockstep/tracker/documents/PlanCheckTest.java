package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCheckTest {
    private static final List<Criterion> CRITERIA = List.of(new Criterion("AC1", "It shall work.", "R:1", "test"));

    private static Task task(String id, String... needs) {
        return titled(id, "Build " + id, needs);
    }

    private static Task titled(String id, String title, String... needs) {
        return new Task(id, title, List.of("AC1"), List.of(needs), List.of(), "mvn test", null, "S", null);
    }

    @Test
    void tasksThatCoverEveryCriterionInOrderAreAPlan() {
        assertThat(PlanCheck.problems(List.of(task("T2", "T1"), task("T1")), CRITERIA))
                .isEmpty();
    }

    @Test
    void anEmptyPlanIsAProblem() {
        assertThat(PlanCheck.problems(List.of(), CRITERIA))
                .singleElement()
                .asString()
                .contains("no task");
    }

    @Test
    void aTaskMayBeNamedAsTheRepairOfAnOpenFindingAlone() {
        List<Task> tasks = List.of(task("T1"), task("fix-F1"), task("fix-F2"));

        assertThat(PlanCheck.unknownFixes(tasks, Set.of("F1", "F2"))).isEmpty();
        assertThat(PlanCheck.unknownFixes(tasks, Set.of("F1")))
                .containsExactly("The task fix-F2 repairs no open finding; give it an id as in T4.");
    }

    @Test
    void anUnknownNeedIsNamed() {
        assertThat(PlanCheck.problems(List.of(task("T1", "T9")), CRITERIA))
                .singleElement()
                .asString()
                .contains("T1 needs T9");
    }

    @Test
    void aCircleIsNamedByItsPath() {
        List<Task> tasks = List.of(task("T1", "T2"), task("T2", "T3"), task("T3", "T4", "T2"), task("T4"));

        assertThat(PlanCheck.problems(tasks, CRITERIA))
                .singleElement()
                .asString()
                .contains("T2 → T3 → T2;");
    }

    @Test
    void aTaskThatNeedsItselfIsACircle() {
        assertThat(PlanCheck.problems(List.of(task("T1", "T1")), CRITERIA))
                .singleElement()
                .asString()
                .contains("T1 → T1");
    }

    @Test
    void aCriterionThatNoTaskServesIsNamed() {
        List<Criterion> more = List.of(CRITERIA.getFirst(), new Criterion("AC2", "It shall last.", "R:2", "test"));

        assertThat(PlanCheck.problems(List.of(task("T1")), more))
                .singleElement()
                .asString()
                .contains("AC2");
    }

    @Test
    void aCriterionThatTheSpecificationLacksIsNamed() {
        List<Task> tasks = List.of(
                task("T1"), new Task("T2", "t", List.of("AC7"), List.of(), List.of(), "mvn test", null, null, null));

        assertThat(PlanCheck.problems(tasks, CRITERIA))
                .singleElement()
                .asString()
                .contains("T2 serves AC7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TBD", "tbd: caching", "Fix it (todo)"})
    void aPlaceholderForATitleIsAProblem(String title) {
        assertThat(PlanCheck.problems(List.of(titled("T1", title)), CRITERIA))
                .singleElement()
                .asString()
                .contains("title of task T1");
    }

    @Test
    void aTitleThatOnlyContainsTheLettersIsFine() {
        assertThat(PlanCheck.problems(List.of(titled("T1", "Store the todos")), CRITERIA))
                .isEmpty();
    }

    @Test
    void tasksAreBuiltAfterThoseTheyNeedAndElseAsListed() {
        List<Task> tasks = List.of(task("T3", "T1"), task("T4"), task("T1"), task("T2", "T3"));

        List<Task> ordered = TaskOrder.of(tasks);

        assertThat(ordered).extracting(Task::id).containsExactly("T4", "T1", "T3", "T2");
    }

    @Test
    void tasksInACircleHaveNoOrder() {
        assertThatThrownBy(() -> TaskOrder.of(List.of(task("T1", "T2"), task("T2", "T1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[T1, T2]");
    }

    @Test
    void aLongChainDoesNotCostTheStack() {
        List<Task> chain = new ArrayList<>();
        for (int i = 1; i < 2_000; i++) {
            chain.add(task("T" + i, "T" + (i + 1)));
        }
        chain.add(task("T2000", "T1"));

        assertThat(PlanCheck.problems(chain, CRITERIA))
                .singleElement()
                .asString()
                .contains("T2000 → T1;");
    }
}

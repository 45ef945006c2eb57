package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanDataTest {
    private static PlanData read(String item) {
        return PlanData.read("# Plan\n\n```yaml\ntasks:\n" + item + "\n```\n");
    }

    @Test
    void aTaskIsReadWithAllItsFields() {
        PlanData plan = read("- {id: T1, title: Add it, criteria: [AC1, AC2], needs: [T2], files: [src/A.java],"
                + " check: mvn test, risk: none, effort: S}");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tasks())
                .containsExactly(new Task(
                        "T1",
                        "Add it",
                        List.of("AC1", "AC2"),
                        List.of("T2"),
                        List.of("src/A.java"),
                        "mvn test",
                        "none",
                        "S",
                        null));
    }

    @Test
    void needsFilesRiskAndEffortMayBeAbsent() {
        PlanData plan = read("- {id: T1, title: Add it, criteria: [AC1], check: run it}");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tasks())
                .containsExactly(
                        new Task("T1", "Add it", List.of("AC1"), List.of(), List.of(), "run it", null, null, null));
    }

    @Test
    void aTaskMayBeNamedForTheFindingThatItMends() {
        PlanData plan = read("- {id: fix-F3, title: Keep the data, criteria: [AC1], check: run it}");

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tasks()).extracting(Task::id).containsExactly("fix-F3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {id: T1, criteria: [AC1], check: c} | T1 has no title",
                "- {id: T1, title: t, check: c} | T1 serves no criterion",
                "- {id: T1, title: t, criteria: [AC1]} | T1 has no check",
                "- {id: task-1, title: t, criteria: [AC1], check: c} | wrong form; use one like T1",
                "- {id: fix-me, title: t, criteria: [AC1], check: c} | wrong form",
                "- {id: T1, title: t, criteria: [AC1], check: c, effort: XL} | use one of S, M, L",
                "- {id: T1, title: t, criteria: [AC1], check: c, needs: T2} | needs that is no list",
                "- {id: T1, title: t, criteria: [AC1], check: c, files: [[a]]} | files that is no list",
            })
    void aTaskThatCanNotBeTakenIsNamed(String item, String problem) {
        PlanData plan = read(item);

        assertThat(plan.problems()).hasSize(1).first().asString().contains(problem);
    }
}

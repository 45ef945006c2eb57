package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.tracker.documents.TestPlanData.Row;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data of a test plan, read and held against the criteria and the session's runs. */
class TestMatrixTest {
    private static final Row OF_AN_EARLIER_CYCLE = row("X1", "AC1", "E9 AppTest.greets");
    private static final TestMatrix MATRIX = new TestMatrix(
            List.of(criterion("AC2", "test"), criterion("AC3", "test"), criterion("AC4", "human")),
            Set.of("AC1", "AC2", "AC3", "AC4"),
            List.of(OF_AN_EARLIER_CYCLE),
            Set.of("E1", "E2"));

    @Test
    void rowsAreReadInOrder() {
        TestPlanData data = TestPlanData.read(document("""
                - {id: X1, criterion: AC2, technique: "boundary: 0 and 1", run: E2, result: green}
                - {id: X2, criterion: AC3, technique: race, run: E1 AppTest.races, result: "red: balance -20"}
                """));

        assertThat(data.problems()).isEmpty();
        assertThat(data.tests())
                .containsExactly(
                        new Row("X1", "AC2", "boundary: 0 and 1", "E2", "green"),
                        new Row("X2", "AC3", "race", "E1 AppTest.races", "red: balance -20"));
        assertThat(data.tests()).extracting(Row::evidence).containsExactly("E2", "E1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- {criterion: AC2, technique: race, run: E1, result: green} | has no id",
                "- {id: T1, criterion: AC2, technique: race, run: E1, result: green} | wrong form; use one like X1",
                "- {id: X1, technique: race, run: E1, result: green} | X1 has no criterion",
                "- {id: X1, criterion: AC2, run: E1, result: green} | X1 has no technique",
                "- {id: X1, criterion: AC2, technique: race, result: green} | X1 has no run",
                "- {id: X1, criterion: AC2, technique: race, run: AppTest.races, result: green} | begin it with the id of a machine run",
                "- {id: X1, criterion: AC2, technique: race, run: E1} | X1 has no result",
                "- {id: X1, criterion: AC2, technique: race, run: E1, result: fine} | begin it with green or red",
                "- nothing | is no mapping"
            })
    void aMalformedRowIsAProblem(String row, String problem) {
        assertThat(TestPlanData.read(document(row)).problems())
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void aTestForEachCriterionThatAMachineCanDecideIsEnough() {
        assertThat(MATRIX.problems(List.of(OF_AN_EARLIER_CYCLE, row("X2", "AC2", "E1"), row("X3", "AC3", "E2 A.b"))))
                .isEmpty();
    }

    @Test
    void criteriaWithoutATestAreNamedTogether() {
        assertThat(MATRIX.problems(List.of(OF_AN_EARLIER_CYCLE)))
                .containsExactly(
                        "No test is listed for AC2, AC3; add a row for each, also where the test came with the code.");
    }

    @Test
    void aTestForACriterionThatNobodyStatedIsRefused() {
        assertThat(MATRIX.problems(List.of(row("X2", "AC2", "E1"), row("X3", "AC3", "E1"), row("X4", "AC7", "E1"))))
                .containsExactly(
                        "The test X4 is for AC7, which the specification does not have; correct or delete it.");
    }

    @Test
    void aTestOfThisCycleNamesARunOfThisSession() {
        List<Row> rows = List.of(row("X1", "AC1", "E8 changed"), row("X2", "AC2", "E9"), row("X3", "AC3", "E1"));

        assertThat(MATRIX.problems(rows))
                .containsExactly(
                        "The test X1 names the run E8, which this session does not have; run it and name that run.",
                        "The test X2 names the run E9, which this session does not have; run it and name that run.");
    }

    private static Row row(String id, String criterion, String run) {
        return new Row(id, criterion, "race", run, "green");
    }

    private static Criterion criterion(String id, String check) {
        return new Criterion(id, "It shall work.", "R:1", check);
    }

    private static String document(String rows) {
        return "# Test plan\n\n```yaml\ntests:\n" + rows.strip() + "\n```\n";
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a template says of a document's length and data holds when the document is submitted. */
@QuarkusTest
class SubmittedDocumentsIT {
    private static void refused(Map<String, String> specification, String... words) {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());

        Response response = cycle.claim(Someone.ARCHITECT_AGENT).trySubmit(specification);

        Refused.with(response, 422, "problems");
        assertThat(response.asString()).contains(words);
    }

    private static Map<String, String> specification(String text, String replacement) {
        Map<String, String> files = new HashMap<>(Documents.specification());
        files.replaceAll((_, document) -> document.replace(text, replacement));
        return files;
    }

    @Test
    void aSpecificationOfFewerCriteriaThanItsTemplateWantsIsRefused() {
        refused(
                specification("  - {id: AC3", "# {id: AC3"),
                "docs/product-spec.md adds or changes 2 items of its data, but takes at least 3");
    }

    @Test
    void aSpecificationOfMoreWordsThanItsTemplateAllowsIsRefused() {
        refused(
                Documents.specification("word ".repeat(900)),
                "docs/product-spec.md gained 9",
                "code and data not counted, but may gain 900");
    }

    @Test
    void aCriterionInNoFormOfEarsIsRefused() {
        refused(
                specification("If there is no account, then", "Without an account,"),
                "The criterion AC3 is not in EARS form: its condition does not begin with When, While, Where or If");
    }

    @Test
    void aPlanWithATaskThatReadsMoreThanHalfOfTheWindowIsRefused() {
        TestProject project = TestProject.added(Map.of("src/Huge.java", "// a line\n".repeat(30_000)));
        LiveCycle cycle = LiveCycle.begun(project).drivenTo("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");

        Attempt planner = cycle.claim(Someone.ARCHITECT_AGENT);

        Response refused = planner.trySubmit(
                Documents.plan(Documents.TASK.replace("src/App.java", "src/App.java, src/Huge.java")));

        Refused.with(refused, 422, "problems");
        assertThat(refused.asString())
                .contains("The task T1 makes its session read about 75,", "src/Huge.java 75,000", "window of 128,000");
        planner.submitted(Documents.plan(Documents.TASK));
        cycle.awaitStop("implementation-approval");
    }

    @Test
    void aTestPlanWithoutATestForEachCriterionIsRefused() {
        LiveCycle cycle = testing();

        Response refused = cycle.claim(Someone.QA_AGENT).trySubmit(testPlan("AC1", "E1"));

        Refused.with(refused, 422, "problems");
        assertThat(refused.asString()).contains("No test is listed for AC2, AC3");
    }

    @Test
    void aTestPlanThatNamesARunOfNobodyIsRefused() {
        LiveCycle cycle = testing();

        Response refused = cycle.claim(Someone.QA_AGENT).trySubmit(testPlan("AC1", "E7"));

        Refused.with(refused, 422, "problems");
        assertThat(refused.asString()).contains("The test X1 names the run E7, which this session does not have");
    }

    @Test
    void codeThatTestingChangesStandsAsAFindingAtItsCheckpoint() {
        LiveCycle cycle = testing();
        Map<String, String> files = new HashMap<>(testPlan("AC1, AC2, AC3", "E1"));
        files.put("src/App.java", "class App { int repaired; }\n");

        cycle.claim(Someone.QA_AGENT).submitted(files);

        cycle.awaitStop("testing-checkpoint");
        assertThat(cycle.view().at("/findings/0/severity").asText()).isEqualTo("major");
        assertThat(cycle.view().at("/findings/0/claim").asText()).endsWith("no tests by their names: src/App.java");
    }

    /** A cycle whose tests are about to be written. */
    private static LiveCycle testing() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenTo("implementation-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "implementation-checkpoint");
        cycle.claim(Someone.REVIEWER_AGENT).submitted(Map.of("docs/reviews/" + cycle.id() + "-build.md", """
                # Review
                ## Verdicts
                ## Findings
                ## Checked and clean
                ## Not checked
                """));
        cycle.awaitStop("build-verification-checkpoint");
        return cycle.approved(Someone.TECH_LEAD, "build-verification-checkpoint");
    }

    private static Map<String, String> testPlan(String criteria, String run) {
        StringBuilder rows = new StringBuilder();
        int number = 0;
        for (String criterion : criteria.split(", ", -1)) {
            rows.append("- {id: X%d, criterion: %s, technique: race, run: %s, result: green}%n"
                    .formatted(++number, criterion, run));
        }
        return Map.of(LivingDocuments.TEST_PLAN, """
                # Test plan
                ## Risks
                ## Tests
                ```yaml
                tests:
                %s```
                ## Gaps
                """.formatted(rows));
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project sets for itself is checked before a cycle begins with it. */
@QuarkusTest
class ProjectSettingsIT {
    private static void refused(Map<String, String> files, String... words) {
        TestProject project = TestProject.added(files);

        Response response =
                Someone.REQUESTER.post(Map.of("text", "Do it."), "/api/projects/{p}/cycles", project.name());

        Refused.with(response, 422, words);
        assertThat(Database.number("select count(*) from cycle where project = ?", project.name()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal", "role", "dimensions", "checklist", "budget"})
    void aTemplateWithAMissingFieldIsRefused(String field) {
        refused(
                SettingsFiles.template(
                        "architecture", text -> text.replaceFirst("(?m)^" + field + ":", "not-" + field + ":")),
                "sessions/architecture.md",
                field);
    }

    @Test
    void aTemplateOfAnotherPhaseIsRefused() {
        refused(
                SettingsFiles.template("architecture", text -> text.replace("name: architecture", "name: testing")),
                "sessions/architecture.md");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec-approval", "implementation-approval", "user-verification", "deployment-approval"})
    void aWorkflowWithoutAGateIsRefused(String gate) {
        refused(
                SettingsFiles.workflow(text -> text.replaceFirst("(?m)^    stop: \\{name: " + gate + ".*\n", "")),
                ".lockstep/workflow.yaml",
                "stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec-approval", "implementation-approval", "user-verification", "deployment-approval"})
    void aWorkflowWithASoftGateIsRefused(String gate) {
        refused(
                SettingsFiles.workflow(text -> text.replace(gate + ", hard: true", gate + ", hard: false")),
                ".lockstep/workflow.yaml",
                "gates are hard");
    }

    @Test
    void aWorkflowWithoutAFieldIsRefused() {
        refused(
                SettingsFiles.workflow(text -> text.replaceFirst("    service: architect-agent\n", "")),
                ".lockstep/workflow.yaml",
                "service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec-approval", "implementation-approval", "user-verification", "deployment-approval"})
    void settingsThatTurnAGateOffAreRefused(String gate) {
        refused(SettingsFiles.settings("checkpoints:\n  " + gate + ": auto\n"), gate, "no setting turns off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo: perhaps\n", "- a\n- list\n", "commands: [test]\n", "a: [1\n", "{{{{"})
    void settingsThatCantBeReadAreRefused(String yaml) {
        refused(SettingsFiles.settings(yaml), "project.yaml");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCycleSaysWhetherItsProjectsOwnFileMakesItSolo(boolean solo) {
        TestProject project = TestProject.added(SettingsFiles.settings("solo: " + solo + "\n"));

        LiveCycle cycle = LiveCycle.begun(project);

        assertThat(cycle.view().path("solo").isBoolean()).isTrue();
        assertThat(cycle.view().path("solo").asBoolean()).isEqualTo(solo);
    }

    @Test
    void aCheckpointThatTheProjectSetsToAutoPassesByItself() {
        TestProject project =
                TestProject.added(SettingsFiles.settings("checkpoints:\n  architecture-checkpoint: auto\n"));
        LiveCycle cycle = LiveCycle.begun(project).drivenTo("spec-approval");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");

        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.architecture());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(cycle.view().path("phase").asText()).isEqualTo("implementation-planning"));
        assertThat(cycle.view().at("/gates/1/approvers/0").asText()).contains("auto", "settings");
    }
}

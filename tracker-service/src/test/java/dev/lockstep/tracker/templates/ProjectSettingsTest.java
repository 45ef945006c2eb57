package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSettingsTest {
    @Test
    void every_field_is_read() {
        ProjectSettings settings = parse("""
                commands: {setup: ./get.sh, build: make, test: make test, run: ./app}
                solo: true
                checkpoints: {architecture-checkpoint: auto, testing-checkpoint: auto}
                """);

        assertThat(settings.commands().byName())
                .isEqualTo(Map.of("setup", "./get.sh", "build", "make", "test", "make test", "run", "./app"));
        assertThat(settings.solo()).isTrue();
        assertThat(settings.autoCheckpoints())
                .containsExactlyInAnyOrder("architecture-checkpoint", "testing-checkpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "---\n"})
    void an_empty_file_sets_nothing(String text) {
        ProjectSettings settings = parse(text);

        assertThat(settings.commands().byName()).isEmpty();
        assertThat(settings.solo()).isFalse();
        assertThat(settings.autoCheckpoints()).isEmpty();
    }

    @Test
    void applied_they_mark_the_workflow_and_say_who_did() {
        ProjectSettings settings = parse("solo: true\ncheckpoints: {architecture-checkpoint: auto}\n");

        Workflow workflow = settings.apply(Workflows.builtIn());

        assertThat(workflow.solo()).isTrue();
        assertThat(workflow.version()).isEqualTo(Workflows.builtIn().version());
        assertThat(workflow.phase(PhaseName.ARCHITECTURE).stop().auto()).isEqualTo("the project's settings");
        assertThat(workflow.phases()).filteredOn(phase -> phase.stop().isAuto()).hasSize(1);
    }

    @Test
    void applied_without_checkpoints_they_leave_every_stop_as_it_was() {
        Workflow workflow = parse("solo: false").apply(Workflows.builtIn());

        assertThat(workflow).isEqualTo(Workflows.builtIn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec-approval", "implementation-approval", "user-verification", "deployment-approval"})
    void a_gate_can_not_be_turned_off(String gate) {
        assertThat(problemsOf("checkpoints: {" + gate + ": auto}"))
                .containsExactly("checkpoints." + gate + " is a gate, which no setting turns off; remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sole: true | sole is an unknown field; remove it, or use one of commands, solo, checkpoints",
                "solo: 'yes' | solo must be true or false",
                "commands: {deploy: x} | commands.deploy is an unknown field; remove it, or use one of setup, build, test, run",
                "commands: {test: ''} | commands.test is empty; fill it in",
                "commands: {test: 7} | commands.test must be text; quote it if it looks like something else",
                "commands: make | commands must be a mapping of fields to values",
                "checkpoints: {testing-checkpoint: wait} | checkpoints.testing-checkpoint is 'wait'; set it to auto, or remove it and people decide",
                "- solo | the file must be a mapping of fields to values",
            })
    void a_fault_is_named_with_its_place_and_repair(String text, String problem) {
        assertThat(problemsOf(text)).containsExactly(problem);
    }

    @Test
    void an_unknown_checkpoint_is_named() {
        assertThat(problemsOf("checkpoints: {design-checkpoint: auto}"))
                .singleElement()
                .asString()
                .startsWith(
                        "checkpoints.design-checkpoint is an unknown field; remove it, or use one of architecture-checkpoint,");
    }

    @Test
    void all_problems_are_listed_at_once() {
        assertThat(problemsOf("solo: maybe\ncommands: {tets: x}\ncheckpoints: {spec-approval: auto}"))
                .hasSize(3);
    }

    private static ProjectSettings parse(String text) {
        return ProjectSettings.parse(text.getBytes(UTF_8));
    }

    private static List<String> problemsOf(String text) {
        InvalidSettingsException refused = catchThrowableOfType(InvalidSettingsException.class, () -> parse(text));
        assertThat(refused).as("the settings were accepted").isNotNull();
        assertThat(refused).hasMessageContaining(ProjectSettings.PATH);
        return refused.problems();
    }
}

package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                checkpoints:
                  architecture-checkpoint: auto
                  build-verification-checkpoint: {on_blockers: return}
                  testing-checkpoint: {auto: true, on_blockers: return}
                budget: {tokens: 5000000, cost: 12.5, minutes: 90}
                rework: {max_rounds: 2}
                parallel_tasks: 3
                """);

        assertThat(settings.commands().byName())
                .isEqualTo(Map.of("setup", "./get.sh", "build", "make", "test", "make test", "run", "./app"));
        assertThat(settings.solo()).isTrue();
        assertThat(settings.checkpoints())
                .isEqualTo(Map.of(
                        "architecture-checkpoint", new ProjectSettings.Checkpoint(Optional.of(true), Optional.empty()),
                        "build-verification-checkpoint",
                                new ProjectSettings.Checkpoint(Optional.empty(), Optional.of(true)),
                        "testing-checkpoint", new ProjectSettings.Checkpoint(Optional.of(true), Optional.of(true))));
        assertThat(settings.maxReworkRounds()).contains(2);
        assertThat(settings.parallelTasks()).contains(3);
        assertThat(settings.budget()).isEqualTo(new CycleBudget(5_000_000, 12_500_000, 90));
    }

    @Test
    void what_the_budget_leaves_out_is_as_without_one() {
        assertThat(parse("budget: {minutes: 90}").budget())
                .isEqualTo(new CycleBudget(CycleBudget.DEFAULT.tokens(), CycleBudget.DEFAULT.cost(), 90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "---\n"})
    void an_empty_file_sets_nothing(String text) {
        ProjectSettings settings = parse(text);

        assertThat(settings.commands().byName()).isEmpty();
        assertThat(settings.solo()).isFalse();
        assertThat(settings.checkpoints()).isEmpty();
        assertThat(settings.maxReworkRounds()).isEmpty();
        assertThat(settings.parallelTasks()).isEmpty();
        assertThat(settings.budget()).isEqualTo(CycleBudget.DEFAULT);
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
    void applied_they_allow_returns_in_advance_and_bound_them() {
        ProjectSettings settings =
                parse("rework: {max_rounds: 5}\ncheckpoints: {testing-checkpoint: {on_blockers: return}}\n");

        Workflow workflow = settings.apply(Workflows.builtIn());

        assertThat(workflow.reworkBound()).isEqualTo(5);
        assertThat(workflow.phase(PhaseName.TESTING).stop().onBlockers()).isEqualTo("the project's settings");
        assertThat(workflow.phase(PhaseName.TESTING).stop().isAuto()).isFalse();
        assertThat(workflow.phases())
                .filteredOn(phase -> phase.stop().onBlockers() != null)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "people",
            value = {
                "{auto: false}                      | ''                     | the project's workflow",
                "{on_blockers: false}               | the project's workflow | people",
                "{auto: false, on_blockers: false}  | ''                     | people",
                "{auto: true, on_blockers: false}   | the project's settings | people",
                "{auto: false, on_blockers: return} | ''                     | the project's settings",
                "auto                               | the project's settings | the project's workflow",
                "{}                                 | the project's workflow | the project's workflow",
            })
    void what_they_say_of_a_checkpoint_wins_over_the_workflow_and_false_is_said(
            String setting, String auto, @Nullable String onBlockers) {
        Workflow own = Workflows.parse(new String(BuiltInTemplates.bundled("workflow/default.yaml"), UTF_8)
                .replace("{name: testing-checkpoint,", "{name: testing-checkpoint, auto: true, on_blockers: return,")
                .getBytes(UTF_8));

        Stop stop = parse("checkpoints: {testing-checkpoint: " + setting + "}")
                .apply(own)
                .phase(PhaseName.TESTING)
                .stop();

        assertThat(stop.auto()).isEqualTo(auto);
        assertThat(stop.onBlockers()).isEqualTo(onBlockers);
    }

    @Test
    void applied_they_say_how_many_tasks_may_be_built_side_by_side() {
        assertThat(parse("parallel_tasks: 8").apply(Workflows.builtIn()).tasksAtOnce())
                .isEqualTo(8);
        assertThat(parse("solo: true").apply(Workflows.builtIn()).tasksAtOnce()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9   | parallel_tasks is 9; set it to at most 8",
                "0   | parallel_tasks must be a whole number of at least 1",
                "-1  | parallel_tasks must be a whole number of at least 1",
                "1.5 | parallel_tasks must be a whole number of at least 1",
                "all | parallel_tasks must be a whole number of at least 1",
            })
    void another_number_of_tasks_is_refused(String value, String problem) {
        assertThat(problemsOf("parallel_tasks: " + value))
                .singleElement()
                .asString()
                .startsWith(problem);
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
                "sole: true | sole is an unknown field; remove it, or use one of commands, solo, checkpoints, budget, rework, parallel_tasks",
                "solo: 'yes' | solo must be true or false",
                "commands: {deploy: x} | commands.deploy is an unknown field; remove it, or use one of setup, build, type-check, lint, test, test-one, coverage, scan, run",
                "commands: {test: ''} | commands.test is empty; fill it in",
                "commands: {test: 7} | commands.test must be text; quote it if it looks like something else",
                "commands: {test-one: make check} | commands.test-one does not say where the test's name goes; write {test} there",
                "commands: {test-one: 'check \"{test}\"'} | commands.test-one has {test} within quotes; leave them out, the name is quoted when it is put in",
                "commands: make | commands must be a mapping of fields to values",
                "checkpoints: {testing-checkpoint: wait} | checkpoints.testing-checkpoint is 'wait'; set it to auto, or remove it and people decide",
                "checkpoints: {testing-checkpoint: {on_blockers: wait}} | checkpoints.testing-checkpoint.on_blockers is 'wait'; set it to return, or to false and people decide",
                "checkpoints: {architecture-checkpoint: {on_blockers: return}} | checkpoints.architecture-checkpoint has on_blockers, which is for implementation-checkpoint, build-verification-checkpoint, testing-checkpoint alone; remove it, and people decide",
                "rework: {max_rounds: 0} | rework.max_rounds must be a whole number of at least 1",
                "budget: {tokens: 0} | budget.tokens must be a whole number of at least 1",
                "budget: {turns: 5} | budget.turns is an unknown field; remove it, or use one of tokens, cost, minutes",
                "budget: {cost: 0} | budget.cost must be an amount above 0 with at most 6 decimals, as in 2.50",
                "budget: {cost: 0.0000001} | budget.cost must be an amount above 0 with at most 6 decimals, as in 2.50",
                "budget: {cost: 1e999} | budget.cost must be an amount above 0 with at most 6 decimals, as in 2.50",
                "budget: {cost: 1e300} | budget.cost must be an amount above 0 with at most 6 decimals, as in 2.50",
                "budget: {cost: '5'} | budget.cost must be an amount above 0 with at most 6 decimals, as in 2.50",
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

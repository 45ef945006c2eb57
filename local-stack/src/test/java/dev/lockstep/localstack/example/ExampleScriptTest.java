package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the script of every example. */
class ExampleScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Replay played(Example example) {
        return new Replay(example, folder).play((session, evidence, command) -> {});
    }

    @ParameterizedTest
    @EnumSource
    void everyCallCanBeMadeAndEverySubmissionMeetsItsTemplate(Example example) {
        assertThat(played(example).problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseOfASessionAndEveryPlannedTaskHasAScript(Example example) {
        Replay replay = played(example);
        Stream<String> phases = Stream.of(PhaseName.values())
                .filter(phase -> phase != PhaseName.USER_VERIFICATION && phase != PhaseName.IMPLEMENTATION)
                .map(phase -> phase.label() + " ");
        Stream<String> tasks = replay.tasks().stream().map(task -> PhaseName.IMPLEMENTATION.label() + " " + task.id());
        assertThat(replay.sessions)
                .extracting(session -> session.phase().label() + " " + session.task())
                .containsAll(Stream.concat(phases, tasks).toList());
    }

    @ParameterizedTest
    @EnumSource
    void everySessionEndsWithASubmission(Example example) {
        assertThat(played(example).sessions)
                .allSatisfy(session -> assertThat(session.lines().getLast().calls())
                        .extracting(ScriptedSession.Call::tool)
                        .containsExactly("submit"));
    }

    @ParameterizedTest
    @EnumSource
    void everyDocumentHasTheSectionsOfItsTemplateAndKeepsToItsLength(Example example) {
        Replay replay = played(example);
        for (ScriptedSession session : replay.sessions) {
            for (Output output : Example.template(session.phase().label()).outputs()) {
                String document = replay.workspace.text(output.path().replace("${cycle}", Replay.CYCLE));
                assertThat(document.lines()).as(output.path()).containsAll(headings(output));
                output.maxNewWords()
                        .ifPresent(limit -> assertThat(document.strip().split("\\s+", -1).length)
                                .as(output.path())
                                .isLessThanOrEqualTo(limit));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCriterionHasATaskAndEveryTaskStandsOnEarlierOnes(Example example) {
        Replay replay = played(example);
        assertThat(replay.tasks().stream()
                        .map(Task::criteria)
                        .flatMap(Collection::stream)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(replay.criteria());
        Set<String> done = new HashSet<>();
        for (Task task : replay.tasks()) {
            assertThat(done).as(task.id()).containsAll(task.needs());
            done.add(task.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCriterionThatAMachineCanDecideHasATestInTheTestPlan(Example example) {
        Replay replay = played(example);
        List<JsonNode> rows = Example.data(replay.workspace.text("docs/test-plan.md"), "tests", JsonNode.class);
        assertThat(rows.stream().map(row -> row.path("criterion").asText()).distinct())
                .containsAll(replay.testedCriteria())
                .isSubsetOf(replay.criteria());
        assertThat(rows).allMatch(row -> row.path("run").asText().startsWith("E3 "));
    }

    private static List<String> headings(Output output) {
        return output.sections().stream().map(section -> "## " + section).toList();
    }
}

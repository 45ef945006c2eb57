package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Replay replay;

    @BeforeEach
    void play() {
        replay = new Replay(folder).play((session, evidence, command) -> {});
    }

    @Test
    void everyCallCanBeMadeAndEverySubmissionMeetsItsTemplate() {
        assertThat(replay.problems).isEmpty();
    }

    @Test
    void withoutAnswersTheSpecificationIsNotSettled() {
        ScriptedSession first = replay.sessions.getFirst();
        Submission submission =
                Json.mapper().convertValue(first.calls("submit").getFirst().args(), Submission.class);
        Pointers unanswered = new Pointers(
                replay.workspace,
                Example.requestLines(),
                Set.of(),
                Set.of(),
                0,
                Set.of("docs/product-spec.md"),
                first::mustBeRed);

        List<String> problems =
                new SubmissionRules(Example.template(first.phase().label()), submission, unanswered).building();

        assertThat(problems).contains("only 55 % is settled", "behaviour: A:Q1 leads nowhere");
    }

    @Test
    void everyPhaseAndEveryPlannedTaskHasItsSession() {
        List<String> expected = Arrays.stream(PhaseName.values())
                .filter(phase -> phase != PhaseName.USER_VERIFICATION)
                .flatMap(phase -> phase == PhaseName.IMPLEMENTATION
                        ? tasks().stream().map(task -> phase.label() + " " + task.id())
                        : Stream.of(phase.label() + " "))
                .toList();
        assertThat(replay.sessions)
                .extracting(session -> session.phase().label() + " " + session.task())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everySessionEndsWithASubmissionAndSubmitsAgainForEachRequestedChange() {
        for (ScriptedSession session : replay.sessions) {
            assertThat(session.lines().getLast().calls())
                    .extracting(ScriptedSession.Call::tool)
                    .containsExactly("submit");
            int changes = session.phase() == PhaseName.PRODUCT_SPECIFICATION ? 1 : 0;
            assertThat(session.calls("submit")).as(session.file()).hasSize(1 + changes);
        }
    }

    @Test
    void everyDocumentHasTheSectionsOfItsTemplateAndKeepsToItsLength() {
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

    @Test
    void everyCriterionHasATaskAndEveryTaskStandsOnEarlierOnes() {
        assertThat(tasks().stream()
                        .map(Task::criteria)
                        .flatMap(Collection::stream)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(criteria());
        Set<String> done = new HashSet<>();
        for (Task task : tasks()) {
            assertThat(done).as(task.id()).containsAll(task.needs());
            done.add(task.id());
        }
    }

    @Test
    void aTaskChangesOnlyTheFilesThatThePlanNames() {
        for (Task task : tasks()) {
            ScriptedSession session = replay.sessions.stream()
                    .filter(each -> each.task().equals(task.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Stream.concat(session.calls("write").stream(), session.calls("edit").stream())
                            .map(call -> call.arg("path")))
                    .as(session.file())
                    .isSubsetOf(task.files());
        }
    }

    @Test
    void theTestPlanHasAnExistingTestForEveryCriterion() {
        String plan = replay.workspace.text("docs/test-plan.md");
        List<JsonNode> rows = Example.data(plan, "tests", JsonNode.class);
        for (JsonNode row : rows) {
            List<String> run = List.of(row.path("run").asText().split("[ .]", -1));
            assertThat(run).hasSize(3).first().isEqualTo("E3");
            assertThat(replay.workspace.text("src/test/java/ledger/" + run.get(1) + ".java"))
                    .contains("void " + run.getLast() + "(");
        }
        assertThat(rows.stream().map(row -> row.path("criterion").asText()).distinct())
                .containsExactlyInAnyOrderElementsOf(criteria());
    }

    @Test
    void peopleDecideAtEveryStopInOrderAndFourEyesAreKept() {
        List<JsonNode> decisions = StreamSupport.stream(
                        Example.yaml(Example.FOLDER.resolve("people.yaml"))
                                .path("decisions")
                                .spliterator(),
                        false)
                .toList();
        assertThat(decisions)
                .extracting(decision -> decision.path("stop").asText() + " "
                        + decision.path("by").asText() + " "
                        + decision.path("decision").asText())
                .containsExactly(
                        "spec-approval product-owner request-changes",
                        "spec-approval product-owner approve",
                        "architecture-checkpoint tech-lead approve",
                        "implementation-approval tech-lead approve",
                        "implementation-checkpoint tech-lead approve",
                        "build-verification-checkpoint tech-lead approve",
                        "testing-checkpoint tech-lead approve",
                        "user-verification requester approve",
                        "deployment-approval operator approve",
                        "post-mortem-checkpoint product-owner approve");
    }

    @Test
    void theUserGivesAVerdictOnEveryCriterion() {
        JsonNode verification =
                Example.yaml(Example.FOLDER.resolve("people.yaml")).at("/decisions/7/criteria");
        assertThat(verification.properties())
                .allMatch(verdict -> verdict.getValue().path("pass").asBoolean())
                .extracting(verdict -> verdict.getKey())
                .containsExactlyElementsOf(criteria());
    }

    private List<String> criteria() {
        return Example.data(replay.workspace.text("docs/product-spec.md"), "criteria", Criterion.class).stream()
                .map(Criterion::id)
                .sorted((left, right) -> Integer.compare(number(left), number(right)))
                .toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring("AC".length()));
    }

    private List<Task> tasks() {
        return Example.data(replay.workspace.text("docs/implementation-plan.md"), "tasks", Task.class);
    }

    private static List<String> headings(Output output) {
        return output.sections().stream().map(section -> "## " + section).toList();
    }
}

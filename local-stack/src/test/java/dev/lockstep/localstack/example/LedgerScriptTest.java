package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's story, in which all goes well but for one round of changes to the specification. */
class LedgerScriptTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Replay replay;

    @BeforeEach
    void play() {
        replay = new Replay(Example.LEDGER, folder).play((session, evidence, command) -> {});
    }

    @Test
    void withoutAnswersTheSpecificationIsNotSettled() {
        ScriptedSession first = replay.sessions.getFirst();
        Submission submission =
                Json.mapper().convertValue(first.calls("submit").getFirst().args(), Submission.class);
        Pointers unanswered = new Pointers(
                replay.workspace,
                Example.LEDGER.requestLines(),
                Set.of(),
                Set.of(),
                0,
                Set.of("docs/product-spec.md"),
                run -> Example.LEDGER.mustBeRed(first, run));

        List<String> problems =
                new SubmissionRules(Example.template(first.phase().label()), submission, unanswered).building();

        assertThat(problems).contains("only 55 % is settled", "behaviour: A:Q1 leads nowhere");
    }

    @Test
    void everySessionSubmitsOnceAndAgainForTheRequestedChange() {
        for (ScriptedSession session : replay.sessions) {
            int changes = session.phase() == PhaseName.PRODUCT_SPECIFICATION ? 1 : 0;
            assertThat(session.calls("submit")).as(session.file()).hasSize(1 + changes);
        }
    }

    @Test
    void aTaskChangesOnlyTheFilesThatThePlanNames() {
        for (Task task : replay.tasks()) {
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
    void everyTestOfTheTestPlanExists() {
        for (JsonNode row : Example.data(replay.workspace.text("docs/test-plan.md"), "tests", JsonNode.class)) {
            List<String> run = List.of(row.path("run").asText().split("[ .]", -1));
            assertThat(run).hasSize(3);
            assertThat(replay.workspace.text("src/test/java/ledger/" + run.get(1) + ".java"))
                    .contains("void " + run.getLast() + "(");
        }
    }

    @Test
    void peopleDecideAtEveryStopInOrderAndFourEyesAreKept() {
        List<JsonNode> decisions = StreamSupport.stream(
                        Example.LEDGER.people().path("decisions").spliterator(), false)
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
        JsonNode verification = Example.LEDGER.people().at("/decisions/7/criteria");
        assertThat(verification.properties())
                .allMatch(verdict -> verdict.getValue().path("pass").asBoolean())
                .extracting(verdict -> verdict.getKey())
                .containsExactlyElementsOf(replay.criteria());
    }
}

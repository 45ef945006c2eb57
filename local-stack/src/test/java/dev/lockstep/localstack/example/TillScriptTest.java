package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.localstack.example.ScriptedSession.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till's story, in which work goes back twice. */
class TillScriptTest {
    private static final String LOOSENED = "tests/test_receipt.py";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Replay replay;

    @BeforeEach
    void play() {
        replay = new Replay(Example.TILL, folder).play((session, evidence, command) -> {});
    }

    @Test
    void findingsAndWordsThatSendWorkBackBecomeTasks() {
        assertThat(replay.sessions)
                .extracting(ScriptedSession::task)
                .filteredOn(task -> !task.isEmpty())
                .containsExactly("T1", "T2", "T3", "T4", "fix-F2", "return-2", "fix-F3");
    }

    @Test
    void theOldTestThatIsLoosenedIsPutBackWordForWord() {
        ScriptedSession session = session("T3");
        List<Call> edits = session.calls("edit").stream()
                .filter(call -> call.arg("path").equals(LOOSENED))
                .toList();

        assertThat(edits).hasSize(2);
        assertThat(edits.getFirst().arg("new")).contains("assertAlmostEqual");
        assertThat(session.calls("submit")).hasSize(2);
        assertThat(replay.workspace.root().resolve(LOOSENED))
                .hasSameTextualContentAs(Example.TILL.project().resolve(LOOSENED));
    }

    @Test
    void aTaskChangesOnlyTheFilesThatThePlanNamesButForTheLoosenedTest() {
        replay.tasks().forEach(task -> assertThat(changed(session(task.id())).filter(path -> !path.equals(LOOSENED)))
                .as(task.id())
                .isSubsetOf(task.files()));
    }

    @Test
    void qaBreaksTheCodeOnPurposeAndPutsEveryLineBack() {
        for (ScriptedSession session : replay.sessions) {
            if (session.phase().label().equals("testing")) {
                List<Call> edits = session.calls("edit");
                assertThat(edits).as(session.file()).hasSize(12);
                assertThat(edits.subList(0, 6).stream().map(call -> call.arg("old")))
                        .containsExactlyElementsOf(edits.subList(6, 12).stream()
                                .map(call -> call.arg("new"))
                                .toList());
            }
        }
    }

    @Test
    void theAttackThatShowsTheDefectIsNeverTouchedAgain() {
        assertThat(replay.sessions.stream().flatMap(TillScriptTest::changed).filter("tests/test_attacks.py"::equals))
                .hasSize(1);
    }

    @Test
    void everyTestOfTheTestPlanExists() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.list(replay.workspace.root().resolve("tests"))) {
            files.filter(Files::isRegularFile).forEach(file -> tests.append(Example.text(file)));
        }
        for (JsonNode row : Example.data(replay.workspace.text("docs/test-plan.md"), "tests", JsonNode.class)) {
            String[] name = row.path("run").asText().split("[ .]", -1);
            assertThat(tests).contains("class " + name[1] + "(", "def " + name[2] + "(");
        }
    }

    @Test
    void peopleDecideAtEveryStopInOrder() {
        assertThat(StreamSupport.stream(Example.TILL.people().path("decisions").spliterator(), false)
                        .map(decision -> decision.path("stop").asText() + " "
                                + decision.path("by").asText() + " "
                                + decision.path("decision").asText()))
                .containsExactly(
                        "spec-approval product-owner approve",
                        "architecture-checkpoint tech-lead approve",
                        "implementation-approval tech-lead approve",
                        "implementation-checkpoint tech-lead request-changes",
                        "implementation-checkpoint tech-lead approve",
                        "build-verification-checkpoint tech-lead approve",
                        "testing-checkpoint tech-lead return",
                        "implementation-checkpoint tech-lead approve",
                        "build-verification-checkpoint tech-lead approve",
                        "testing-checkpoint tech-lead approve",
                        "user-verification requester return",
                        "implementation-checkpoint tech-lead approve",
                        "build-verification-checkpoint tech-lead approve",
                        "testing-checkpoint tech-lead approve",
                        "user-verification requester approve",
                        "deployment-approval operator approve",
                        "post-mortem-checkpoint product-owner approve");
    }

    @Test
    void theUserGivesAVerdictOnEveryCriterionAndRejectsOne() {
        JsonNode verdicts = Example.TILL.people().at("/decisions/10/criteria");
        assertThat(verdicts.properties())
                .extracting(verdict -> verdict.getKey())
                .containsExactlyElementsOf(replay.criteria());
        assertThat(verdicts.properties())
                .filteredOn(verdict -> !verdict.getValue().path("pass").asBoolean())
                .extracting(verdict -> verdict.getKey())
                .containsExactly("AC9");
    }

    private ScriptedSession session(String task) {
        return replay.sessions.stream()
                .filter(each -> each.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> changed(ScriptedSession session) {
        return Stream.concat(session.calls("write").stream(), session.calls("edit").stream())
                .map(call -> call.arg("path"));
    }
}

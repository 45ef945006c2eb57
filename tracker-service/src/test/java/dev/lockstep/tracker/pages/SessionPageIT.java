package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ManifestEntry;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.Usage;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session's page: what it was given, what it did, and what it showed. */
@QuarkusTest
class SessionPageIT {
    private static final String PATH = "/cycles/{c}/sessions/{s}";
    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final String SAFE = "&lt;img src=x onerror=alert(1)&gt;";

    private static TestProject project;
    private LiveCycle cycle;
    private Attempt attempt;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @BeforeEach
    void claim() {
        cycle = LiveCycle.begun(project);
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
    }

    private String page(String query) {
        return Browser.of(Someone.VIEWER).page(PATH + query, cycle.id(), "s1");
    }

    private void work() {
        attempt.recorded(new TurnBody.Context(
                        "system " + MARKUP,
                        "user",
                        List.of(new ManifestEntry("file", "docs/" + MARKUP, Sha256.of("content")))))
                .recorded(new TurnBody.ModelReply(
                        "model-1",
                        "I look. " + MARKUP,
                        List.of(new ToolCall("call-1", "read", "{\"path\":\n \"a" + MARKUP + "\"}")),
                        "tool_calls",
                        new Usage(1_200, 34, 560_000),
                        1_500))
                .recorded(new TurnBody.ToolResult(
                        "call-1", "read", MARKUP + "x".repeat(10_000), true, null, null, null, 12))
                .recorded(new TurnBody.Correction("Reply with a call. " + MARKUP));
    }

    @Test
    void aSessionAtWorkShowsItsGoalItsCostAndWhatItWasGiven() {
        work();

        assertThat(page(""))
                .doesNotContain("This is a record")
                .contains(attempt.leg().template().spec().goal().substring(0, 20))
                .contains("1 leg", "1 attempt", "0.56", "1 k tokens in 4 turns", "model-1, last call 1 k tokens")
                .contains(
                        attempt.leg().template().path(),
                        attempt.leg().template().sha256())
                .contains(Sha256.of("content"))
                .contains("every 5s");
    }

    @Test
    void toolCallsAreFoldedWithTheirArgumentsAndLongResultsAreCut() {
        work();

        assertThat(page(""))
                .contains("<summary><code>read</code>", "{&quot;path&quot;: &quot;a" + SAFE, "error")
                .contains("…" + (MARKUP.length() + 10_000 - 8_000) + " more characters, whole text in the API");
    }

    @Test
    void markupOfModelsToolsAndFileNamesIsText() {
        work();

        assertThat(page("")).doesNotContain(MARKUP).contains("I look. " + SAFE, "docs/" + SAFE, "system " + SAFE);
    }

    @Test
    void anEndedSessionIsARecordWithEvidenceWhoseLogIsPlainText() {
        attempt.submitted(Documents.specification());
        cycle.awaitStop("spec-approval");

        assertThat(page(""))
                .contains("This is a record, not context: no later session reads it.", "Evidence", "counts")
                .contains("/cycles/" + cycle.id() + "/evidence/s1/E1/log")
                .doesNotContain("every 5s");
        Response log = Browser.of(Someone.VIEWER).get("/cycles/{c}/evidence/s1/E1/log", cycle.id());
        assertThat(log.statusCode()).isEqualTo(200);
        assertThat(log.contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(log.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(log.asString()).isEqualTo("ok");
    }

    @Test
    void aLongTranscriptIsShownInPartsThatLinkToEachOther() {
        for (int turn = 0; turn < 53; turn++) {
            attempt.recorded(new TurnBody.Correction("word " + turn + "."));
        }

        assertThat(page(""))
                .contains("53 turns", "word 50.", "word 52.", "?from=0")
                .doesNotContain("word 49.");
        assertThat(page("?from=0"))
                .contains("word 0.", "word 49.", "?from=50")
                .doesNotContain("word 50.", "Earlier turns");
        assertThat(page("?from=53")).contains("id=\"tail\"").doesNotContain("word 52.");
        assertThat(page("?from=-1")).contains("word 0.");
    }

    @Test
    void whatASessionAskedAndWhatPeopleSaidIsInItsTranscript() {
        attempt.asked("Which currency?");
        cycle.awaitState("ASKING");
        assertThat(page("")).contains("Answer its questions", "Asked 1 question", "Which currency?");

        cycle.answer(Someone.REQUESTER, "Q1", "Euros " + MARKUP);

        assertThat(page(""))
                .contains("turn human", "requester", "Euros " + SAFE)
                .doesNotContain(MARKUP);
    }

    @Test
    void aSessionThatIsNotThereIsNamed() {
        Response response = Browser.of(Someone.VIEWER).get(PATH, cycle.id(), "s9");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString()).contains("has no session s9");
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that databases, encoders and pages stumble over are data like any other: the work goes on. */
@QuarkusTest
class HostileTextIT {
    /** As JSON escapes: NUL, half of a surrogate pair, the other half, both the wrong way round, a byte order mark. */
    private static final String NUL = "\\u0000";

    private static final String HIGH = "\\ud83d";
    private static final String LOW = "\\ude00";
    private static final String SWAPPED = "\\ude00\\ud83d";
    private static final String MARK = "\\ufeff";

    private static TestProject project;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HIGH, LOW, SWAPPED, MARK})
    void inARequest(String hostile) {
        String body = """
                {"title": "Show%1$sit", "text": "Show%1$sit", "attachments": [{"name": "a%1$s", "text": "%1$s"}]}
                """.formatted(hostile);

        LiveCycle cycle =
                LiveCycle.of(Someone.REQUESTER.post(body, "/api/projects/{p}/cycles", project.name()), project);

        assertThat(cycle.claim(Someone.ARCHITECT_AGENT).leg().request().text())
                .startsWith("Show")
                .endsWith("it");
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HIGH, LOW, SWAPPED, MARK})
    void inATurn(String hostile) {
        LiveCycle cycle = LiveCycle.begun(project);
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);

        Response response = attempt.tryTurn(
                "{\"index\": 0, \"body\": {\"kind\": \"correction\", \"text\": \"a" + hostile + "b\"}}");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(Someone.VIEWER.get("/api/cycles/{c}/sessions/s1", cycle.id()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HIGH, LOW, SWAPPED, MARK})
    void inAQuestionAndItsAnswer(String hostile) {
        LiveCycle cycle = LiveCycle.begun(project);
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        String recorded = attempt.tryTurn("""
                        {"index": 0, "body": {"kind": "ask", "confidence": 0.5, "questions": [{"text": "Which%1$s?",
                        "why": "a%1$s", "options": [{"answer": "b%1$s", "effect": "c%1$s"}], "assumption": "d%1$s"}]}}
                        """.formatted(hostile)).jsonPath().getString("digest");
        announce(cycle, recorded);
        cycle.awaitState("ASKING");

        Response response = Someone.REQUESTER.post(
                "{\"answers\": [{\"question\": \"Q1\", \"answer\": \"Euros" + hostile + "!\"}]}",
                "/api/cycles/{c}/answers",
                cycle.id());

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        TurnBody said = cycle.claim(Someone.ARCHITECT_AGENT)
                .leg()
                .transcript()
                .getLast()
                .body();
        assertThat(((TurnBody.HumanMessage) said).text()).contains("Euros");
        assertThat(Someone.REQUESTER.get("/api/inbox").statusCode()).isEqualTo(200);
    }

    private static void announce(LiveCycle cycle, String digest) {
        Kafka.announce(new LegOutcome(cycle.id(), "s1", "s1.1", 1, 0, digest));
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HIGH})
    void inAFailureAndInAReason(String hostile) {
        LiveCycle cycle = LiveCycle.begun(project);
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        String digest = attempt.tryTurn(
                        "{\"index\": 0, \"body\": {\"kind\": \"fail\", \"reason\": \"no" + hostile + "\"}}")
                .jsonPath()
                .getString("digest");
        announce(cycle, digest);
        cycle.awaitState("FAILED");

        Response response = Someone.REQUESTER.post(
                "{\"reason\": \"enough" + hostile + "\"}", "/api/cycles/{c}/cancellation", cycle.id());

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {NUL, HIGH})
    void inAWorkersName(String hostile) {
        LiveCycle cycle = LiveCycle.begun(project);

        Response response = Someone.ARCHITECT_AGENT.post(
                "{\"service\": \"architect-agent\", \"worker\": \"w" + hostile + "\", \"cycle\": \"" + cycle.id()
                        + "\", \"leg\": \"s1.1\"}",
                "/api/legs/claims");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/cycles?project=a%00b", "/api/projects/a%00b/cycles"})
    void inAPathIsRefused(String path) {
        Response response = path.contains("?")
                ? Someone.REQUESTER.request().urlEncodingEnabled(false).get(path)
                : Someone.REQUESTER
                        .request()
                        .urlEncodingEnabled(false)
                        .body("{\"text\": \"x\"}")
                        .post(path);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
    }

    @Test
    void aScriptInADocumentIsText() {
        LiveCycle cycle = LiveCycle.begun(project);
        String script = "<script>alert('" + cycle.id() + "')</script>";

        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification(script));

        cycle.awaitStop("spec-approval");
        Response document =
                Someone.VIEWER.get("/api/cycles/{c}/documents?path=" + LivingDocuments.PRODUCT_SPEC, cycle.id());
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.contentType()).startsWith("application/json");
        assertThat(document.jsonPath().getString("text"))
                .isEqualTo(Documents.specification(script).get(LivingDocuments.PRODUCT_SPEC))
                .contains(script);
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that can't be taken are answered with what is wrong, and no cycle begins. */
@QuarkusTest
class RefusedRequestsIT {
    private static final UUID NO_CYCLE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static TestProject project;
    private long events;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @BeforeEach
    void count() {
        events = Database.number("select count(*) from event");
    }

    @AfterEach
    void nothingBegan() {
        assertThat(Database.number("select count(*) from event")).isEqualTo(events);
    }

    private static Response request(Object body) {
        return Someone.REQUESTER.post(body, "/api/projects/{p}/cycles", project.name());
    }

    @Test
    void anUnknownProjectIsNamed() {
        Response response = Someone.REQUESTER.post(Map.of("text", "Do it."), "/api/projects/{p}/cycles", "nowhere");

        Refused.with(response, 404, "nowhere", "project add");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/events", "/sessions/s1", "/gates/spec-approval"})
    void anUnknownCycleIsNamed(String below) {
        Response response = Someone.VIEWER.get("/api/cycles/" + NO_CYCLE + below);

        Refused.with(response, 404, NO_CYCLE.toString(), "/api/cycles");
    }

    @Test
    void aMalformedIdInThePathIsNoCycle() {
        Refused.with(Someone.VIEWER.get("/api/cycles/{c}", "not-an-id"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": ", "not json", "[]", "\"text\"", "{\"text\": {\"no\": \"text\"}}"})
    void malformedJsonIsRefused(String body) {
        Refused.with(request(body), 400);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        Refused.with(request("{\"text\": \"Do it.\", \"attachments\": 3}"), 400, "attachments");
    }

    @Test
    void deeplyNestedJsonIsRefused() {
        Refused.with(request("{\"text\": \"x\", \"more\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"\"}", "{\"text\": \" \\n\\t \"}", "{\"text\": null}"})
    void anEmptyRequestIsRefused(String body) {
        Refused.with(request(body), 400, "text", "must say what is to change");
    }

    @Test
    void aMissingBodyIsRefused() {
        Refused.with(Someone.REQUESTER.request().post("/api/projects/{p}/cycles", project.name()), 400);
    }

    @Test
    void anAttachmentThatIsTooLargeIsNamed() {
        String text = "x".repeat(256 * 1024 + 1);

        Response response =
                request(Map.of("text", "Do it.", "attachments", List.of(Map.of("name", "a", "text", text))));

        Refused.with(response, 400, "attachments[0].text", "262144");
    }

    @Test
    void tooManyAttachmentsAreRefused() {
        Map<String, String> attachment = Map.of("name", "a", "text", "x");

        Response response = request(Map.of("text", "Do it.", "attachments", Collections.nCopies(11, attachment)));

        Refused.with(response, 400, "attachments", "10");
    }

    /** Only the head is sent: the length that it announces is refused before any of the body is read. */
    @Test
    void aBodyOverTheLimitIsRefusedWithAProblem() throws IOException {
        URI tracker = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        String head = "POST /api/projects/" + project.name() + "/cycles HTTP/1.1\r\nHost: tracker\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + 9 * 1024 * 1024 + "\r\n\r\n";

        try (Socket socket = new Socket(tracker.getHost(), tracker.getPort());
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            // Read to its end: the connection is closed, for what would follow is not read.
            List<String> lines = answer.readAllLines();
            assertThat(lines.getFirst()).startsWith("HTTP/1.1 413");
            assertThat(lines).anySatisfy(line -> assertThat(line).containsIgnoringCase("application/problem+json"));
            assertThat(lines.getLast())
                    .contains("\"status\":413", "has 9437184 bytes, and at most " + RequestLimits.BODY);
        }
    }

    @Test
    void aViewerMayNotRequestAChange() {
        Response response = Someone.VIEWER.post(Map.of("text", "Do it."), "/api/projects/{p}/cycles", project.name());

        Refused.with(response, 403, "viewer", "requester");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///nowhere/at/all.git",
                "ftp://example.org/x.git",
                "ext::sh -c id",
                "https://127.0.0.1:1/x.git",
                "no url"
            })
    void aRepositoryThatCantBeClonedIsNoProject(String url) {
        Response response = Someone.TECH_LEAD.post(Map.of("name", "broken", "url", url), "/api/projects");

        Refused.with(response, 422, "repository");
        assertThat(Someone.VIEWER.get("/api/projects").asString()).doesNotContain("\"broken\"");
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        Response response =
                Someone.TECH_LEAD.post(Map.of("name", project.name(), "url", project.url()), "/api/projects");

        Refused.with(response, 409, project.name(), "another name");
    }

    @Test
    void aNameThatCouldBeAPathIsRefused() {
        Response response = Someone.TECH_LEAD.post(Map.of("name", "../up", "url", project.url()), "/api/projects");

        Refused.with(response, 400, "name", "lower-case");
    }

    @Test
    void aCommandThatNoSessionCanRunIsNamed() {
        Response response = Someone.TECH_LEAD.post(
                Map.of("name", "mistyped", "url", project.url(), "commands", Map.of("tset", "sh t")), "/api/projects");

        Refused.with(response, 422, "'tset'", "setup, build, type-check, lint, test, test-one, coverage, scan, run");
        assertThat(Someone.VIEWER.get("/api/projects").asString()).doesNotContain("\"mistyped\"");
    }

    @Test
    void anUnknownStateInAFilterIsNamed() {
        Refused.with(Someone.VIEWER.get("/api/cycles?state=SLEEPING"), 422, "SLEEPING", "WORKING");
    }

    @Test
    void anUnknownRouteIsAProblemToo() {
        Refused.with(Someone.VIEWER.get("/api/nothing-here"), 404);
    }
}

package dev.lockstep.localstack.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedModelIT {
    private static final String BEARER = "Bearer " + ScriptedModel.KEY;
    private static final String OPENING =
            "Test it.\n<session cycle=\"c1\" session=\"s4\" phase=\"testing\" round=\"1\" task=\"\"/>";

    private final Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private ScriptedModel model;

    ScriptedModelIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("testing.yaml"), """
                match: {phase: testing}
                lines:
                  - say: "In ${cycle}"
                    calls:
                      - {tool: write, args: {path: "docs/${cycle}.md", from: 3, deep: [{by: "${session}"}]}}
                      - {tool: diff}
                  - say: Done
                """);
        model = ScriptedModel.start(folder, 0);
    }

    @AfterEach
    void stop() {
        model.close();
        http.close();
    }

    @Test
    void theFirstLineIsACompletionWithItsCalls() throws Exception {
        var reply = body(chat(OPENING, 0));

        assertThat(reply.path("model").asText()).isEqualTo("scripted");
        assertThat(reply.at("/choices/0/message/content").asText()).isEqualTo("In c1");
        assertThat(reply.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
        var calls = reply.at("/choices/0/message/tool_calls");
        assertThat(calls.findValuesAsText("name")).containsExactly("write", "diff");
        assertThat(calls.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(Json.read(calls.at("/0/function/arguments").asText(), JsonNode.class))
                .isEqualTo(
                        Json.read("{\"path\":\"docs/c1.md\",\"from\":3,\"deep\":[{\"by\":\"s4\"}]}", JsonNode.class));
        assertThat(calls.at("/1/function/arguments").asText()).isEqualTo("{}");
    }

    @Test
    void theLineIsChosenByTheRepliesInTheRequest() throws Exception {
        var second = body(chat(OPENING, 1));
        var again = body(chat(OPENING, 1));

        assertThat(second.at("/choices/0/message/content").asText()).isEqualTo("Done");
        assertThat(second.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(again).isEqualTo(second);
    }

    @Test
    void usageIsFourCharactersAToken() throws Exception {
        var reply = body(chat(OPENING, 1));

        int output = Json.text(reply.at("/choices/0/message")).length();
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo((output + 3) / 4);
        assertThat(reply.at("/usage/prompt_tokens").asInt()).isPositive();
    }

    @Test
    void pastTheLastLineTheErrorSaysWhichIsMissing() throws Exception {
        var response = chat(OPENING, 2);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(body(response).at("/error/message").asText())
                .contains("session s4 (testing, round 1)")
                .contains("testing.yaml")
                .contains("line 3");
    }

    @Test
    void aSessionWithoutAScriptIsNamed() throws Exception {
        var response = chat(OPENING.replace("phase=\"testing\"", "phase=\"architecture\""), 0);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(body(response).at("/error/message").asText()).contains("session s4 (architecture, round 1)");
    }

    @Test
    void aRequestWithoutASessionIsRefused() throws Exception {
        assertThat(chat("Hello", 0).statusCode()).isEqualTo(400);
        assertThat(post("/chat/completions", BEARER, "{}").statusCode()).isEqualTo(400);
        assertThat(post("/chat/completions", BEARER, "not JSON").statusCode()).isEqualTo(400);
        assertThat(post("/chat/completions", BEARER, "{\"stream\": true}").body())
                .contains("does not stream");
    }

    @Test
    void anotherKeyIsRefused() throws Exception {
        assertThat(post("/chat/completions", "Bearer other", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void anErrorStaysReadableWhereTheKeyIsHidden() throws Exception {
        String error = body(chat(OPENING, 2)).at("/error/message").asText();

        assertThat(error).contains("ends after line 2").doesNotContain(ScriptedModel.KEY);
    }

    @Test
    void itsOnlyModelIsListed() throws Exception {
        var response = http.send(request("/models", BEARER).GET().build(), HttpResponse.BodyHandlers.ofString());

        assertThat(body(response).at("/data").findValuesAsText("id")).containsExactly("scripted");
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        assertThat(post("/embeddings", BEARER, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void aTakenPortIsReported() {
        int port = model.baseUri().getPort();

        assertThatThrownBy(() -> ScriptedModel.start(folder, port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("" + port);
    }

    private HttpResponse<String> chat(String opening, int replies) throws Exception {
        List<Map<String, String>> messages = new ArrayList<>();
        messages.add(Map.of("role", "system", "content", "s"));
        messages.add(Map.of("role", "user", "content", opening));
        for (int i = 0; i < replies; i++) {
            messages.add(Map.of("role", "assistant", "content", "x"));
            messages.add(Map.of("role", "user", "content", "go on"));
        }
        return post("/chat/completions", BEARER, Json.text(Map.of("model", "any", "messages", messages)));
    }

    private HttpResponse<String> post(String path, String authorization, String body) throws Exception {
        var request = request(path, authorization).POST(HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String authorization) {
        return HttpRequest.newBuilder(URI.create(model.baseUri() + path)).header("Authorization", authorization);
    }

    private static JsonNode body(HttpResponse<String> response) {
        return Json.read(response.body(), JsonNode.class);
    }
}

package dev.lockstep.agent.models;

import static dev.lockstep.agent.models.Completions.completion;
import static dev.lockstep.agent.models.Completions.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireFormatIT {
    @Test
    void everyKindOfMessageIsSentAsOpenAiExpectsIt() throws Exception {
        var calls = List.of(
                ToolExecutionRequest.builder()
                        .id("a")
                        .name("read")
                        .arguments("{\"path\":\"x\"}")
                        .build(),
                ToolExecutionRequest.builder()
                        .id("b")
                        .name("list")
                        .arguments("broken {")
                        .build());

        var request = sent(
                List.of(
                        SystemMessage.from("Be exact"),
                        UserMessage.from("Grüße \"€\" 😀\n"),
                        AiMessage.from("Let me look", calls),
                        ToolExecutionResultMessage.from("a", "read", "line 1"),
                        ToolExecutionResultMessage.from("b", "list", "not JSON"),
                        AiMessage.from("Done")),
                List.of(),
                Map.of());

        assertThat(request.path("messages")).isEqualTo(json("""
                [{"role": "system", "content": "Be exact"},
                 {"role": "user", "content": "Grüße \\"€\\" 😀\\n"},
                 {"role": "assistant", "content": "Let me look", "tool_calls": [
                   {"id": "a", "type": "function", "function": {"name": "read", "arguments": "{\\"path\\":\\"x\\"}"}},
                   {"id": "b", "type": "function", "function": {"name": "list", "arguments": "broken {"}}]},
                 {"role": "tool", "tool_call_id": "a", "content": "line 1"},
                 {"role": "tool", "tool_call_id": "b", "content": "not JSON"},
                 {"role": "assistant", "content": "Done"}]"""));
    }

    @Test
    void theModelIsToldItsTools() throws Exception {
        var read = ToolSpecification.builder()
                .name("read")
                .description("Reads a file")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path", "from the root")
                        .required("path")
                        .build())
                .build();

        var request = sent(List.of(UserMessage.from("x")), List.of(read), Map.of());

        assertThat(request.at("/tools/0/type").asText()).isEqualTo("function");
        assertThat(request.at("/tools/0/function/name").asText()).isEqualTo("read");
        assertThat(request.at("/tools/0/function/description").asText()).isEqualTo("Reads a file");
        assertThat(request.at("/tools/0/function/parameters/properties/path/type")
                        .asText())
                .isEqualTo("string");
        assertThat(request.at("/tools/0/function/parameters/required")).isEqualTo(json("[\"path\"]"));
    }

    @Test
    void modelAndTemperatureAreThoseOfTheConfiguration() throws Exception {
        var request =
                sent(List.of(UserMessage.from("x")), List.of(), Map.of("LOCKSTEP_MODELS_DEFAULT_TEMPERATURE", "0.25"));

        assertThat(request.path("model").asText()).isEqualTo("large-1");
        assertThat(request.path("temperature").asDouble()).isEqualTo(0.25);
        assertThat(request.path("stream").asBoolean()).isFalse();
    }

    @Test
    void whatIsNotConfiguredIsNotSent() throws Exception {
        var request = sent(List.of(UserMessage.from("x")), List.of(), Map.of());

        assertThat(request.has("temperature")).isFalse();
        assertThat(request.has("tools")).isFalse();
    }

    @Test
    void withoutAKeyNoneIsSent() throws Exception {
        try (var provider = FakeProvider.start();
                var models = TestConfig.of(environment(provider)).start()) {
            provider.answering(200, completion(text("ok"), "stop", 1, 1));

            models.gateway().call(PhaseName.TESTING, List.of(UserMessage.from("x")), List.of());

            assertThat(provider.authorizations()).containsExactly("null");
        }
    }

    private static JsonNode sent(
            List<ChatMessage> messages, List<ToolSpecification> tools, Map<String, String> settings) throws Exception {
        try (var provider = FakeProvider.start()) {
            provider.answering(200, completion(text("ok"), "stop", 1, 1));
            var env = environment(provider);
            env.putAll(settings);
            try (var models = TestConfig.of(env).start()) {
                models.gateway().call(PhaseName.TESTING, messages, tools);
            }
            return provider.requests().getFirst();
        }
    }

    private static Map<String, String> environment(FakeProvider provider) {
        return new HashMap<>(Map.of(
                "LOCKSTEP_MODELS_DEFAULT_BASE_URL", provider.baseUrl(), "LOCKSTEP_MODELS_DEFAULT_MODEL", "large-1"));
    }

    private static JsonNode json(String text) {
        return Json.read(text, JsonNode.class);
    }
}

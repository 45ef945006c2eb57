package dev.lockstep.agent.models;

import static dev.lockstep.agent.models.Completions.completion;
import static dev.lockstep.agent.models.Completions.error;
import static dev.lockstep.agent.models.Completions.text;
import static dev.lockstep.agent.models.Completions.toolCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.Usage;
import dev.lockstep.contracts.workflow.PhaseName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredModelsIT {
    private static final String KEY = "sk-very-secret";
    private static final List<ChatMessage> HELLO = List.of(UserMessage.from("Hello"));
    private static final List<ToolSpecification> NO_TOOLS = List.of();

    private final Map<String, String> env = new HashMap<>();
    private final FakePacing pacing = new FakePacing();
    private FakeProvider provider;

    @BeforeEach
    void startProvider() throws IOException {
        provider = FakeProvider.start();
        env.put("LOCKSTEP_MODELS_DEFAULT_BASE_URL", provider.baseUrl());
        env.put("LOCKSTEP_MODELS_DEFAULT_API_KEY", KEY);
        env.put("LOCKSTEP_MODELS_DEFAULT_MODEL", "large-1");
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Test
    void aPlainReplyIsReturnedWhole() {
        provider.answering(200, completion(text("Good day"), "stop", 11, 3));

        var reply = call();

        assertThat(reply.model()).isEqualTo("large-1-0613");
        assertThat(reply.text()).isEqualTo("Good day");
        assertThat(reply.toolCalls()).isEmpty();
        assertThat(reply.finishReason()).isEqualTo("stop");
        assertThat(reply.usage()).isEqualTo(new Usage(11, 3, 0));
        assertThat(provider.authorizations()).containsExactly("Bearer " + KEY);
    }

    @Test
    void aToolCallIsReturnedAsTheModelWroteIt() {
        provider.answering(200, completion(toolCall("call_1", "read", "{ \"path\": \"a\" }"), "tool_calls", 5, 7));

        var reply = call();

        assertThat(reply.text()).isNull();
        assertThat(reply.toolCalls()).containsExactly(new ToolCall("call_1", "read", "{ \"path\": \"a\" }"));
        assertThat(reply.finishReason()).isEqualTo("tool_execution");
    }

    @Test
    void severalToolCallsKeepTheirOrder() {
        var calls = toolCall("a", "list", "{}") + "," + toolCall("b", "diff", "");
        provider.answering(200, completion(calls, "tool_calls", 5, 7));

        assertThat(call().toolCalls()).containsExactly(new ToolCall("a", "list", "{}"), new ToolCall("b", "diff", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"path\": ", "not json", "[1]", "null"})
    void argumentsThatAreNoJsonObjectArePassedOn(String arguments) {
        provider.answering(200, completion(toolCall("a", "read", arguments), "tool_calls", 5, 7));

        assertThat(call().toolCalls()).containsExactly(new ToolCall("a", "read", arguments));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aReplyCostsItsTokensByTheModelsPricesRoundedUp() {
        env.put("LOCKSTEP_MODELS_DEFAULT_INPUT_PRICE", "1.25");
        env.put("LOCKSTEP_MODELS_DEFAULT_OUTPUT_PRICE", "10");
        provider.answering(200, completion(text("Good day"), "stop", 11, 3));

        assertThat(call().usage()).isEqualTo(new Usage(11, 3, 44));
    }

    @Test
    void usageThatIsNotReportedIsEstimated() {
        provider.answering(200, completion(text("Good day"), "stop"));

        var usage = call().usage();

        assertThat(usage.inputTokens()).isBetween(1L, 10L);
        assertThat(usage.outputTokens()).isBetween(1L, 10L);
    }

    @Test
    void aWrongKeyFailsAtOnceAndIsNotShown() {
        provider.answering(401, error("invalid_api_key", "Incorrect API key provided: " + KEY));

        var failure = failure();

        assertThat(failure)
                .hasMessageContaining("'default'")
                .hasMessageContaining(provider.host())
                .hasMessageContaining("refused the key")
                .hasMessageContaining("lockstep.models.default.api-key");
        assertThat(stackTrace(failure)).doesNotContain(KEY);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void anUnknownModelFailsAtOnce() {
        provider.answering(404, error("model_not_found", "The model large-1 does not exist"));

        assertThat(failure())
                .hasMessageContaining("The model large-1 does not exist")
                .hasMessageContaining("lockstep.models.default.model");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aPromptThatTheProviderFindsTooLongFailsAtOnce() {
        provider.answering(400, error("context_length_exceeded", "Too many"));

        assertThat(failure())
                .hasMessageContaining("refused the prompt as too long")
                .hasMessageContaining("lockstep.models.default.window");
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aPromptOverTheWindowIsNotSent() {
        env.put("LOCKSTEP_MODELS_DEFAULT_WINDOW", "50");
        var prompt = List.<ChatMessage>of(UserMessage.from("one two three ".repeat(40)));

        var failure = failure(prompt);

        assertThat(failure).hasMessageContaining("window").hasMessageContaining("50");
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void aPromptOfMoreBytesThanTheWindowHasTokensIsSentWhenItFits() {
        env.put("LOCKSTEP_MODELS_DEFAULT_WINDOW", "50");
        provider.answering(200, completion(text("ok"), "stop", 1, 1));
        var prompt = List.<ChatMessage>of(UserMessage.from("one two three ".repeat(10)));

        try (var models = TestConfig.of(env).start(RetryPolicy.USUAL, pacing)) {
            assertThat(models.gateway()
                            .call(PhaseName.TESTING, prompt, NO_TOOLS)
                            .text())
                    .isEqualTo("ok");
        }
    }

    @Test
    void aRateLimitIsWaitedOut() {
        provider.answering(429, Map.of("Retry-After", "7"), error("rate_limit_exceeded", "Slow down"))
                .answering(200, completion(text("ok"), "stop", 1, 1));

        assertThat(call().text()).isEqualTo("ok");
        assertThat(pacing.pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void aRateLimitForEverIsGivenUp() {
        provider.answering(429, Map.of("Retry-After", "9"), error("rate_limit_exceeded", "Slow down"));

        assertThat(failure()).hasMessageContaining("Slow down").hasMessageContaining("Tried 5 times in 36 s");
        assertThat(provider.requests()).hasSize(5);
    }

    @Test
    void aServerErrorIsTriedAgain() {
        provider.answering(502, "<html>Bad gateway</html>").answering(200, completion(text("ok"), "stop", 1, 1));

        assertThat(call().text()).isEqualTo("ok");
    }

    @Test
    void aProviderThatIsNotThereIsTriedAgainThenReported() {
        provider.close();

        assertThat(failure())
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining(provider.host())
                .hasMessageContaining("lockstep.models.default.base-url");
        assertThat(pacing.pauses()).hasSize(4);
    }

    @Test
    void silenceBecomesATimeOut() {
        env.put("LOCKSTEP_MODELS_DEFAULT_TIMEOUT", "PT0.2S");
        provider.silent().silent().answering(200, completion(text("ok"), "stop", 1, 1));

        assertThat(call().text()).isEqualTo("ok");
        assertThat(pacing.pauses()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\": [",
                "",
                "<html></html>",
                "null",
                "{}",
                "{\"choices\": []}",
                "{\"choices\": [{\"index\": 0}]}",
                "{\"choices\": [{\"message\": {\"role\": \"assistant\", \"content\": \"\"}}]}"
            })
    void aReplyThatIsNoneIsTriedAgainThenReported(String body) {
        provider.answering(200, body);

        assertThat(failure()).hasMessageContaining("Tried 5 times").hasMessageContaining("base-url");
        assertThat(provider.requests()).hasSize(5);
    }

    @Test
    void anEmptyReplyIsPaidForWithTheNext() {
        env.put("LOCKSTEP_MODELS_DEFAULT_INPUT_PRICE", "2");
        provider.answering(200, completion(text(""), "stop", 10, 1))
                .answering(200, completion(text("ok"), "stop", 20, 2));

        assertThat(call().usage()).isEqualTo(new Usage(30, 3, 60));
    }

    private ModelReply call() {
        try (var models = TestConfig.of(env).start(RetryPolicy.USUAL, pacing)) {
            return models.gateway().call(PhaseName.IMPLEMENTATION, HELLO, NO_TOOLS);
        }
    }

    private ModelCallException failure() {
        return failure(HELLO);
    }

    private ModelCallException failure(List<ChatMessage> prompt) {
        try (var models = TestConfig.of(env).start(RetryPolicy.USUAL, pacing)) {
            return catchThrowableOfType(
                    ModelCallException.class, () -> models.gateway().call(PhaseName.IMPLEMENTATION, prompt, NO_TOOLS));
        }
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

package dev.lockstep.agent.models;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns a provider's response into the reply that is recorded. */
final class Replies {
    private static final Logger LOG = Logger.getLogger(Replies.class);

    private final ModelSettings settings;

    Replies(ModelSettings settings) {
        this.settings = settings;
    }

    /** The reply, its tool calls as the model wrote them. */
    ModelReply reply(ChatResponse response, Usage usage, Duration took) {
        AiMessage message = response.aiMessage();
        String model = Optional.ofNullable(response.modelName()).orElse(settings.model());
        return new ModelReply(
                model,
                message.text(),
                calls(message.toolExecutionRequests()),
                finish(response.finishReason()),
                usage,
                took.toMillis());
    }

    static boolean isEmpty(ChatResponse response) {
        AiMessage message = response.aiMessage();
        return (message.text() == null || message.text().isBlank()) && !message.hasToolExecutionRequests();
    }

    /** With the tokens that the provider reported; estimated when it reported none, because zero would undo the bound on spending. */
    Usage usage(List<ChatMessage> messages, List<ToolSpecification> tools, ChatResponse response) {
        TokenUsage reported = response.tokenUsage();
        if (reported != null && reported.inputTokenCount() != null && reported.outputTokenCount() != null) {
            return usage(reported.inputTokenCount(), reported.outputTokenCount());
        }
        LOG.warnf("%s reports no usage: its tokens are estimated", settings);
        PromptSize answer = PromptSize.of(List.of(response.aiMessage()), List.of());
        return usage(PromptSize.of(messages, tools).tokens(), answer.tokens());
    }

    private Usage usage(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, outputTokens, settings.cost(inputTokens, outputTokens));
    }

    private static List<ToolCall> calls(List<ToolExecutionRequest> requests) {
        return IntStream.range(0, requests.size())
                .mapToObj(i -> call(i, requests.get(i)))
                .toList();
    }

    /** Without an id a result could not be matched to its call, so a call that came without gets one. */
    private static ToolCall call(int index, ToolExecutionRequest request) {
        String id = request.id() == null || request.id().isBlank() ? "call-" + index : request.id();
        return new ToolCall(id, orEmpty(request.name()), orEmpty(request.arguments()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String finish(@Nullable FinishReason reason) {
        return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
    }
}

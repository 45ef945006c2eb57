package dev.lockstep.agent.models;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An estimate of the tokens that a prompt or a reply takes. Other providers split text otherwise, so it is no bill. */
final class PromptSize {
    /** What OpenAI's format adds to each message beside its text. */
    private static final int TOKENS_PER_MESSAGE = 4;

    private final List<String> texts;
    private final int messages;

    private PromptSize(List<String> texts, int messages) {
        this.texts = texts;
        this.messages = messages;
    }

    static PromptSize of(List<ChatMessage> messages, List<ToolSpecification> tools) {
        List<String> texts = new ArrayList<>();
        messages.forEach(message -> texts.addAll(texts(message)));
        tools.forEach(tool -> texts.add(tool.toString()));
        return new PromptSize(texts, messages.size());
    }

    /** Whether it is more than the window holds. */
    boolean exceeds(int window) {
        return ceiling() > window && tokens() > window;
    }

    long tokens() {
        long tokens = (long) messages * TOKENS_PER_MESSAGE;
        for (String text : texts) {
            tokens += Tokens.ENCODING.countTokensOrdinary(text);
        }
        return tokens;
    }

    /** A token is a byte or more, so this is never too small, and it spares small prompts the counting. */
    private long ceiling() {
        long bytes = (long) messages * TOKENS_PER_MESSAGE;
        for (String text : texts) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }

    private static List<String> texts(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> List.of(system.text());
            case UserMessage user -> contents(user.contents());
            case AiMessage reply -> replyTexts(reply);
            case ToolExecutionResultMessage result -> contents(result.contents());
            default -> throw new IllegalArgumentException("A session sends no message of type " + message.type());
        };
    }

    private static List<String> contents(List<Content> contents) {
        return contents.stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .toList();
    }

    private static List<String> replyTexts(AiMessage reply) {
        Stream<String> calls = reply.toolExecutionRequests().stream().flatMap(PromptSize::callTexts);
        return Stream.concat(Stream.ofNullable(reply.text()), calls).toList();
    }

    private static Stream<String> callTexts(ToolExecutionRequest call) {
        return Stream.of(call.name(), call.arguments());
    }

    /** Loaded at the first count, because the table takes some megabytes. */
    private static final class Tokens {
        static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }
}

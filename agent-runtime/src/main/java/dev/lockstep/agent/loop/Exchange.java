package dev.lockstep.agent.loop;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.TurnBody.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model's reply and all that followed it until the next one. Calls are made one at a time in their order, so the n-th
 * result belongs to the n-th call, whatever ids the provider gave them.
 */
final class Exchange {
    private final String leg;
    private final ModelReply reply;
    private final List<ToolResult> results = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable String endNote;

    Exchange(String leg, ModelReply reply) {
        this.leg = leg;
        this.reply = reply;
    }

    void add(ToolResult result) {
        results.add(result);
    }

    void say(String text) {
        said.add(text);
    }

    /** The leg ended here. Calls that were not made by then never will be; the first of them is told how it ended. */
    void end(String note) {
        if (pendingCall().isPresent()) {
            endNote = note;
        } else {
            said.add(note);
        }
    }

    String leg() {
        return leg;
    }

    ModelReply reply() {
        return reply;
    }

    List<ToolResult> results() {
        return results;
    }

    /** The first call that has no result yet and still waits for one. */
    Optional<ToolCall> pendingCall() {
        return endNote == null && results.size() < reply.toolCalls().size()
                ? Optional.of(reply.toolCalls().get(results.size()))
                : Optional.empty();
    }

    /** Whether the reply called nothing and nobody has said anything since. */
    boolean isUnanswered() {
        return reply.toolCalls().isEmpty() && said.isEmpty();
    }

    /** The messages, results directly behind the reply as providers demand, even if a person spoke in between. */
    List<ChatMessage> messages() {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(spoken());
        List<ToolCall> calls = reply.toolCalls();
        for (int i = 0; i < calls.size(); i++) {
            messages.add(ToolExecutionResultMessage.from(SpokenCall.of(calls.get(i)), result(i)));
        }
        said.forEach(text -> messages.add(UserMessage.from(text)));
        return messages;
    }

    private String result(int call) {
        if (call < results.size()) {
            String content = results.get(call).content();
            return content.isEmpty() ? "(no output)" : content;
        }
        return call == results.size() && endNote != null ? endNote : "Not done: the leg had ended.";
    }

    private AiMessage spoken() {
        String text = reply.text() == null ? "" : reply.text();
        if (reply.toolCalls().isEmpty()) {
            return AiMessage.from(text.isBlank() ? "(an empty reply)" : text);
        }
        List<ToolExecutionRequest> requests =
                reply.toolCalls().stream().map(SpokenCall::of).toList();
        return text.isBlank() ? AiMessage.from(requests) : AiMessage.from(text, requests);
    }
}

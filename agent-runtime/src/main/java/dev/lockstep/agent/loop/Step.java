package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.util.List;

/** What to do next in a session. Each step but {@link Over} records at least one turn. */
public sealed interface Step {
    /** Give the session its opening messages. */
    record Open() implements Step {}

    /** Run the project's tests before the session does anything, and record how they ended. */
    record TakeBaseline() implements Step {}

    record CallModel(List<ChatMessage> messages, List<ToolSpecification> tools) implements Step {}

    /** Run a well-formed call; evidence that comes of it is numbered from {@code nextEvidence}. */
    record RunTool(ToolCall call, JsonNode arguments, int nextEvidence) implements Step {}

    /** Tell the model that a call was not made, and why. */
    record Refuse(ToolCall call, String text) implements Step {}

    /** Tell the model what was wrong with a reply that holds no call. */
    record Correct(String text) implements Step {}

    record EndLeg(Ending ending) implements Step {}

    /** The leg is over: its terminal turn is recorded. */
    record Over(Turn terminal) implements Step {}
}

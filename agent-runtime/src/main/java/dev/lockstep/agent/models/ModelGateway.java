package dev.lockstep.agent.models;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;

/** The models that an organization has configured, by the phase that asks. */
public interface ModelGateway {
    /**
     * One call of the phase's model, retried within bounds where a retry can help. Interrupting the thread cancels it.
     *
     * @throws ModelCallException when there is no reply; it says what was wrong, where, and what to do
     */
    TurnBody.ModelReply call(PhaseName phase, List<ChatMessage> messages, List<ToolSpecification> tools);

    /** How many tokens the phase's model can read and write at once. */
    int window(PhaseName phase);
}

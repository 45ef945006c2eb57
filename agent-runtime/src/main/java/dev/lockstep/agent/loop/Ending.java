package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.TurnBody.Terminal;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;

/** How a leg is about to end. What the tracker refuses goes back to the model as the result of the call. */
public sealed interface Ending {
    /** The model asked, or gave up. */
    record Said(ToolCall call, Terminal turn) implements Ending {}

    /** The model submitted; the commit is made when it is recorded. */
    record Submit(ToolCall call, Submission submission) implements Ending {}

    /** The runtime ends the leg: a bound was reached, or there is no way on. */
    record Stopped(Terminal turn) implements Ending {}
}

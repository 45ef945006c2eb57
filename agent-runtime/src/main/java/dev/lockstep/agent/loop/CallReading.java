package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;

/** A model's call, read against the tools that it was offered. */
sealed interface CallReading {
    /** A call of a tool that works in the workspace. */
    record Runnable(JsonNode arguments) implements CallReading {}

    /** A terminal call. */
    record Ends(Ending ending) implements CallReading {}

    /** No call that could be made; the problem tells the model how to repair it. */
    record Malformed(String problem) implements CallReading {}
}

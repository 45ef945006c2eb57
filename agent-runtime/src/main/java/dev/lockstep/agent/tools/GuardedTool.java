package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.agent.commands.CommandRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A tool whose every failure is an answer that the model can act on. */
abstract class GuardedTool implements Tool {
    abstract ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException;

    @Override
    public ToolOutcome call(JsonNode arguments, ToolContext context) {
        try {
            return perform(new Arguments(arguments), context);
        } catch (RefusedCallException | CommandRefusedException e) {
            return new ToolOutcome.Refused(String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            // The paths in the message are the machine's own.
            String message = String.valueOf(e.getMessage()).replace(context.root() + "/", "");
            return new ToolOutcome.Refused("It could not be done: " + message);
        }
    }
}

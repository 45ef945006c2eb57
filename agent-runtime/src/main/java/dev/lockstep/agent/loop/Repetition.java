package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Sees a model going in circles: the same call with the same arguments, with no other call in between. */
final class Repetition {
    /** From this many times on, the call is not made. */
    static final int REFUSED = 3;

    /** At this many times the leg fails. */
    static final int FATAL = 6;

    private static final int EXCERPT = 200;

    private Repetition() {}

    /** How many times in a row the pending call, which is the first without a result, has been made in this leg; at least 1. */
    static int of(List<Exchange> exchanges) {
        List<ToolCall> calls = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            List<ToolCall> made = exchange.reply().toolCalls();
            calls.addAll(
                    made.subList(0, Math.min(made.size(), exchange.results().size() + 1)));
        }
        int times = 0;
        for (ToolCall call : calls.reversed()) {
            if (!same(call, calls.getLast())) {
                break;
            }
            times++;
        }
        return Math.max(times, 1);
    }

    static String excerpt(ToolCall call) {
        String arguments = call.arguments();
        return arguments.length() <= EXCERPT ? arguments : arguments.substring(0, EXCERPT) + "…";
    }

    private static boolean same(ToolCall one, ToolCall other) {
        return one.name().equals(other.name()) && arguments(one).equals(arguments(other));
    }

    /** Compared as JSON, so that the order of fields and white space don't hide a repetition. */
    private static Object arguments(ToolCall call) {
        try {
            return Json.read(call.arguments(), JsonNode.class);
        } catch (UncheckedIOException e) {
            return call.arguments();
        }
    }
}

package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A model going in circles: the same few calls with the same arguments over and over, with no other call in between.
 *
 * @param period how many calls make up a round
 * @param times how many rounds were made without a break, the one that the pending call completes included; at least 1
 */
record Repetition(int period, int times) {
    /** From this many times on, the call is not made. */
    static final int REFUSED = 3;

    /** At this many times the leg fails. */
    static final int FATAL = 6;

    /** Changing something, trying it, changing it back, trying it. */
    private static final int LONGEST = 4;

    private static final int EXCERPT = 200;

    /** The shortest circle of those turned most often that the pending call, the first without a result, goes on with. */
    static Repetition of(List<Exchange> exchanges) {
        List<ToolCall> calls = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            List<ToolCall> made = exchange.reply().toolCalls();
            calls.addAll(
                    made.subList(0, Math.min(made.size(), exchange.results().size() + 1)));
        }
        Repetition most = new Repetition(1, 1);
        for (int period = 1; period <= LONGEST; period++) {
            int times = rounds(calls, period);
            if (times > most.times) {
                most = new Repetition(period, times);
            }
        }
        return most;
    }

    private static int rounds(List<ToolCall> calls, int period) {
        int same = 0;
        for (int i = calls.size() - 1; i >= period && same(calls.get(i), calls.get(i - period)); i--) {
            same++;
        }
        return 1 + same / period;
    }

    boolean isRefused() {
        return times >= REFUSED;
    }

    boolean isFatal() {
        return times >= FATAL;
    }

    /** As in {@code 3 times in a row}. */
    String described() {
        return period == 1 ? times + " times in a row" : times + " times in a row within the same " + period + " calls";
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

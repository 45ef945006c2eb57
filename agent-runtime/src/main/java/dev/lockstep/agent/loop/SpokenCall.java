package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A recorded call as it is put before the model again. Providers refuse a whole conversation for one name outside their
 * alphabet, and some that parse arguments for one that is no JSON object, so what a model got wrong is said in a form
 * that they take; the record keeps it as it came.
 */
final class SpokenCall {
    private static final int NAME_LENGTH = 64;
    private static final Pattern OUTSIDE_NAMES = Pattern.compile("[^a-zA-Z0-9_-]");

    private SpokenCall() {}

    static ToolExecutionRequest of(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(name(call.name()))
                .arguments(arguments(call.arguments()))
                .build();
    }

    private static String name(String name) {
        String allowed = OUTSIDE_NAMES.matcher(name).replaceAll("_");
        String named = allowed.isEmpty() ? "unnamed" : allowed;
        return named.substring(0, Math.min(named.length(), NAME_LENGTH));
    }

    private static String arguments(String arguments) {
        if (arguments.isBlank()) {
            return "{}";
        }
        return isObject(arguments) ? arguments : Json.text(Map.of("malformed", arguments));
    }

    private static boolean isObject(String arguments) {
        try {
            JsonNode node = Json.read(arguments, JsonNode.class);
            return node != null && node.isObject();
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}

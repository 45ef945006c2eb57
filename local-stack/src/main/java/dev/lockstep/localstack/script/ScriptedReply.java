package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line as an OpenAI chat completion. Usage is a count by rule, not a tokenizer's: a token is four characters, rounded up,
 * of the request's messages as JSON (input) and of the reply's message as JSON (output).
 */
final class ScriptedReply {
    static final String MODEL = "scripted";
    private static final int CHARS_PER_TOKEN = 4;

    private final SessionTag tag;
    private final int index;
    private final Line line;

    /** @param index of the line in its script, from 0 */
    ScriptedReply(SessionTag tag, int index, Line line) {
        this.tag = tag;
        this.index = index;
        this.line = line;
    }

    /** @param messages the request's, as JSON */
    Map<String, Object> completion(String messages) {
        Map<String, Object> message = message();
        String finish = line.calls().isEmpty() ? "stop" : "tool_calls";
        return Map.of(
                "id",
                "script-" + tag.session() + "-" + (index + 1),
                "object",
                "chat.completion",
                "created",
                0,
                "model",
                MODEL,
                "choices",
                List.of(Map.of("index", 0, "message", message, "finish_reason", finish)),
                "usage",
                usage(tokens(messages), tokens(Json.text(message))));
    }

    private Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        if (line.say() != null) {
            message.put("content", filled(line.say()));
        }
        if (!line.calls().isEmpty()) {
            List<Map<String, Object>> calls = new ArrayList<>();
            line.calls().forEach(call -> calls.add(call(call, calls.size())));
            message.put("tool_calls", calls);
        }
        return message;
    }

    private Map<String, Object> call(Line.Call call, int number) {
        String id = "call-" + tag.session() + "-" + (index + 1) + "-" + (number + 1);
        String arguments = Json.text(filled(call.args()));
        return Map.of("id", id, "type", "function", "function", Map.of("name", call.tool(), "arguments", arguments));
    }

    private Object filled(JsonNode value) {
        if (value.isTextual()) {
            return filled(value.asText());
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(filled(item)));
            return items;
        }
        if (value.isObject()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            value.properties().forEach(field -> fields.put(field.getKey(), filled(field.getValue())));
            return fields;
        }
        return value;
    }

    private String filled(String text) {
        return text.replace("${cycle}", tag.cycle()).replace("${session}", tag.session());
    }

    private static Map<String, Object> usage(int input, int output) {
        return Map.of("prompt_tokens", input, "completion_tokens", output, "total_tokens", input + output);
    }

    private static int tokens(String text) {
        return Math.ceilDiv(text.length(), CHARS_PER_TOKEN);
    }
}

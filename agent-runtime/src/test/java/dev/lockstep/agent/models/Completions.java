package dev.lockstep.agent.models;

import dev.lockstep.contracts.Json;
import java.util.Map;

/** Bodies as an OpenAI-compatible provider sends them. */
final class Completions {
    private Completions() {}

    /** @param message {@link #text} or one or more {@link #toolCall}s, joined by commas */
    static String completion(String message, String finish, int input, int output) {
        return """
                {"id": "c1", "object": "chat.completion", "created": 1, "model": "large-1-0613", "unknown": {},
                 "choices": [{"index": 0, "finish_reason": "%s", "message": %s}],
                 "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}""".formatted(finish, message(message), input, output, input + output);
    }

    static String completion(String message, String finish) {
        return """
                {"id": "c1", "object": "chat.completion", "created": 1, "model": "large-1-0613",
                 "choices": [{"index": 0, "finish_reason": "%s", "message": %s}]}""".formatted(finish, message(message));
    }

    static String text(String text) {
        return Json.text(text);
    }

    static String toolCall(String id, String name, String arguments) {
        return Json.text(
                Map.of("id", id, "type", "function", "function", Map.of("name", name, "arguments", arguments)));
    }

    static String error(String code, String message) {
        return Json.text(Map.of("error", Map.of("message", message, "type", "invalid_request_error", "code", code)));
    }

    private static String message(String message) {
        return message.startsWith("{")
                ? "{\"role\": \"assistant\", \"content\": null, \"tool_calls\": [" + message + "]}"
                : "{\"role\": \"assistant\", \"content\": " + message + "}";
    }
}

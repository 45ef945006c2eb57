package dev.lockstep.agent.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.contracts.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads a fault from an HTTP response that is not a success, whichever of the usual shapes its body has. */
final class ErrorResponse {
    private static final int DETAIL_CHARS = 300;

    /** Providers that copy OpenAI's API rarely copy its error codes, so their sentences are looked at too. */
    private static final List<String> TOO_LONG = List.of(
            "maximum context length", "context window", "context length", "prompt is too long", "too many tokens");

    private final int status;
    private final RetryAfter retryAfter;
    private final String code;
    private final String detail;

    /** @param hideKey applied to the body before anything is taken from it */
    ErrorResponse(int status, RetryAfter retryAfter, String body, UnaryOperator<String> hideKey) {
        this.status = status;
        this.retryAfter = retryAfter;
        String safe = hideKey.apply(body);
        JsonNode error = json(safe);
        this.code = error.path("error").path("code").asText("");
        this.detail = bounded(sentence(error).orElse(safe));
    }

    CallFault fault() {
        return switch (status) {
            case 401, 403 -> new CallFault.KeyRefused(status, detail);
            case 402 -> new CallFault.OutOfCredit(detail);
            case 404 -> new CallFault.NotFound(detail);
            case 408 -> new CallFault.ServerFailed(status, retryAfter.pause(), detail);
            case 429 -> limit();
            default -> status >= 500 ? new CallFault.ServerFailed(status, retryAfter.pause(), detail) : refusal();
        };
    }

    private CallFault limit() {
        return "insufficient_quota".equals(code)
                ? new CallFault.OutOfCredit(detail)
                : new CallFault.RateLimited(retryAfter.pause(), detail);
    }

    private CallFault refusal() {
        String words = detail.toLowerCase(Locale.ROOT);
        boolean tooLong = "context_length_exceeded".equals(code)
                || status == 413
                || TOO_LONG.stream().anyMatch(words::contains);
        if (tooLong) {
            return new CallFault.PromptTooLong(detail);
        }
        return "model_not_found".equals(code) ? new CallFault.NotFound(detail) : new CallFault.Refused(status, detail);
    }

    private static JsonNode json(String body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            // A gateway's HTML page, for one: then the body itself is the detail.
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> sentence(JsonNode body) {
        JsonNode error = body.path("error");
        return List.of(error.path("message"), error, body.path("message"), body.path("detail")).stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst();
    }

    private static String bounded(String text) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.length() <= DETAIL_CHARS ? line : line.substring(0, DETAIL_CHARS) + "…";
    }
}

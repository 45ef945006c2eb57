package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A session's transcript as text: a record for people. What was said is indented, so it can't pass for a turn's head. */
final class TranscriptText {
    private TranscriptText() {}

    static String of(JsonNode session) {
        JsonNode turns = session.path("transcript");
        List<String> lines = new ArrayList<>();
        turns.forEach(turn -> {
            JsonNode body = turn.has("body") ? turn.path("body") : turn;
            lines.add("--- " + turn.path("index").asText() + " "
                    + body.path("kind").asText());
            turn(body).forEach(text -> lines.add(Visible.indented(text, "  ")));
        });
        return lines.isEmpty() ? "The session has no turns yet." : String.join("\n", lines);
    }

    private static List<String> turn(JsonNode body) {
        List<String> lines = new ArrayList<>();
        switch (body.path("kind").asText()) {
            case "context" -> {
                lines.add(body.path("system").asText());
                lines.add(body.path("user").asText());
            }
            case "baseline" -> lines.addAll(BaselineText.ofRun(body.path("evidence")));
            case "model" -> {
                lines.add(body.path("text").asText(""));
                body.path("toolCalls")
                        .forEach(call -> lines.add("> " + call.path("name").asText() + " "
                                + call.path("arguments").asText()));
            }
            case "tool" -> lines.add(body.path("content").asText());
            case "human" ->
                lines.add(body.path("by").asText() + ": " + body.path("text").asText());
            case "correction" -> lines.add(body.path("text").asText());
            case "ask" ->
                body.path("questions")
                        .forEach(question ->
                                lines.add("? " + question.path("text").asText()));
            case "fail", "pause" -> lines.add(body.path("reason").asText());
            default -> lines.add(body.toPrettyString());
        }
        lines.removeIf(String::isBlank);
        return lines;
    }
}

package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A cycle's view as text: what waits, then what happened. */
final class CycleText {
    private final JsonNode view;
    private final List<String> lines = new ArrayList<>();

    private CycleText(JsonNode view) {
        this.view = view;
    }

    static String of(JsonNode view) {
        CycleText text = new CycleText(view);
        text.head();
        text.questions();
        text.stop();
        text.findings();
        text.sessions();
        return String.join("\n", text.lines);
    }

    private void head() {
        lines.add(view.path("title").asText() + "  [" + view.path("state").asText() + "]");
        lines.add("cycle " + view.path("id").asText() + " of "
                + view.path("project").asText() + ", requested by "
                + view.path("requestedBy").asText());
        List<String> rail = new ArrayList<>();
        view.path("phases")
                .forEach(phase -> rail.add(mark(phase.path("state").asText()) + " "
                        + phase.path("name").asText()));
        lines.add(String.join("  ", rail));
        lines.add("Next: " + view.path("next").asText());
    }

    private static String mark(String state) {
        return switch (state) {
            case "done" -> "[x]";
            case "working" -> "[>]";
            case "waiting" -> "[?]";
            default -> "[ ]";
        };
    }

    private void questions() {
        view.path("questions").forEach(question -> {
            if (isOpen(question)) {
                lines.add("");
                lines.add(question.path("id").asText() + "  "
                        + question.path("text").asText());
                lines.add("    why: " + question.path("why").asText());
                question.path("options")
                        .forEach(option ->
                                lines.add("    - " + option.path("answer").asText() + ": "
                                        + option.path("effect").asText()));
                lines.add("    recommended: " + question.path("recommendation").asText());
                lines.add("    assumed unless you say otherwise: "
                        + question.path("assumption").asText());
            }
        });
    }

    /** A question that nobody has answered; an accepted assumption is an answer. */
    static boolean isOpen(JsonNode question) {
        return question.path("answeredBy").asText("").isEmpty()
                || question.path("answeredBy").isNull();
    }

    private void stop() {
        JsonNode stop = view.path("stop");
        if (stop.path("name").asText("").isEmpty()) {
            return;
        }
        lines.add("");
        lines.add((stop.path("hard").asBoolean() ? "Gate " : "Checkpoint ")
                + stop.path("name").asText() + " waits for "
                + joined(stop.path("roles"), " or ") + " ("
                + stop.path("approvedBy").size() + " of "
                + stop.path("approvals").asInt(1) + " approvals)");
        lines.add("subject " + stop.path("subjectDigest").asText());
    }

    private void findings() {
        view.path("findings")
                .forEach(finding -> lines.add(finding.path("id").asText() + "  "
                        + finding.path("severity").asText() + "  "
                        + finding.path("state").asText() + "  "
                        + finding.path("claim").asText()));
    }

    private void sessions() {
        if (view.path("sessions").isEmpty()) {
            return;
        }
        lines.add("");
        Table table = new Table("SESSION", "PHASE", "ROLE", "TASK", "STATE", "TURNS", "TOKENS", "CONFIDENCE");
        view.path("sessions")
                .forEach(session -> table.row(
                        session.path("id").asText(),
                        session.path("phase").asText(),
                        session.path("role").asText(),
                        session.path("task").asText(""),
                        session.path("state").asText() + (session.path("stale").asBoolean() ? " (stale)" : ""),
                        session.path("turns").asText(),
                        session.path("tokens").asText(),
                        session.path("confidence").asText("")));
        lines.add(table.toString());
    }

    static String joined(JsonNode array, String separator) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return String.join(separator, texts);
    }
}

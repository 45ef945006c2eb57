package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A cycle's view as text: what waits, and, if wanted, all that happened. */
final class CycleText {
    private final JsonNode view;
    private final List<String> lines = new ArrayList<>();

    private CycleText(JsonNode view) {
        this.view = view;
    }

    /** Where the cycle stands, and what it waits for. */
    static String standing(JsonNode view) {
        CycleText text = new CycleText(view);
        text.head();
        text.openQuestions();
        text.stop();
        text.findings();
        text.sessions();
        return String.join("\n", text.lines);
    }

    /** Besides where it stands: who passed which stop, what was answered, planned and written. */
    static String whole(JsonNode view) {
        return standing(view) + CycleHistoryText.of(view);
    }

    private void head() {
        lines.add(text(view, "title") + "  [" + text(view, "state") + "]");
        lines.add("cycle " + text(view, "id") + " of " + text(view, "project") + ", requested by "
                + text(view, "requestedBy"));
        if (view.path("solo").asBoolean()) {
            lines.add(GateText.SOLO);
        }
        List<String> rail = new ArrayList<>();
        view.path("phases").forEach(phase -> rail.add(mark(text(phase, "state")) + " " + text(phase, "name")));
        lines.add(String.join("  ", rail));
        lines.add("Next: " + text(view, "next"));
        int rounds = view.path("reworkRounds").asInt();
        if (rounds > 0) {
            lines.add("rework: implementation began again " + (rounds == 1 ? "once" : rounds + " times"));
        }
        int tasks = view.path("parallelTasks").asInt(1);
        if (tasks > 1) {
            lines.add("tasks: up to " + tasks + " are built side by side");
        }
        lines.addAll(BaselineText.ofView(view.path("baseline")));
    }

    private static String mark(String state) {
        return switch (state) {
            case "done" -> "[x]";
            case "working" -> "[>]";
            case "waiting" -> "[?]";
            default -> "[ ]";
        };
    }

    private void openQuestions() {
        view.path("questions").forEach(question -> {
            if (isOpen(question)) {
                lines.add("");
                lines.addAll(question(question));
            }
        });
    }

    /** A question with all that helps to answer it. */
    static List<String> question(JsonNode question) {
        List<String> lines = new ArrayList<>();
        lines.add(text(question, "id") + "  " + text(question, "text"));
        lines.add("    why: " + text(question, "why"));
        question.path("options")
                .forEach(option -> lines.add("    - " + text(option, "answer") + ": " + text(option, "effect")));
        if (question.hasNonNull("recommendation")) {
            lines.add("    recommended: " + text(question, "recommendation"));
        }
        lines.add("    assumed if you accept it: " + text(question, "assumption"));
        return lines;
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
        lines.add(GateText.heading(stop, view));
        if (VerificationText.isNeeded(stop)) {
            lines.addAll(VerificationText.of(view, stop));
        }
        lines.add("subject " + GateText.digest(stop));
    }

    private void findings() {
        if (!view.path("findings").isEmpty()) {
            lines.add("");
        }
        view.path("findings").forEach(finding -> {
            lines.add(text(finding, "id") + "  " + text(finding, "severity") + "  " + text(finding, "state") + "  "
                    + text(finding, "claim"));
            String life = FindingText.life(finding);
            if (!life.isEmpty()) {
                lines.add("    " + life);
            }
        });
    }

    private void sessions() {
        if (view.path("sessions").isEmpty()) {
            return;
        }
        lines.add("");
        Table table = new Table("SESSION", "PHASE", "ROLE", "TASK", "STATE", "LEGS", "TURNS", "TOKENS", "CONFIDENCE");
        view.path("sessions")
                .forEach(session -> table.row(
                        text(session, "id"),
                        text(session, "phase"),
                        text(session, "role"),
                        text(session, "task"),
                        text(session, "state") + (session.path("stale").asBoolean() ? " (stale)" : ""),
                        text(session, "legs"),
                        text(session, "turns"),
                        text(session, "tokens"),
                        text(session, "confidence")));
        lines.add(table.toString());
    }

    /** A field on one line; empty when it is not there. */
    static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? Visible.line(node.path(field).asText()) : "";
    }

    static String joined(JsonNode array, String separator) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(Visible.line(item.asText())));
        return String.join(separator, texts);
    }
}

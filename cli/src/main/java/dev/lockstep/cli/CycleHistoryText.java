package dev.lockstep.cli;

import static dev.lockstep.cli.CycleText.text;

import com.fasterxml.jackson.databind.JsonNode;

/** What has come of a cycle so far, as text: stops passed, questions answered, tasks, criteria, documents. */
final class CycleHistoryText {
    private final JsonNode view;
    private final StringBuilder text = new StringBuilder();

    private CycleHistoryText(JsonNode view) {
        this.view = view;
    }

    /** Each table after an empty line; those without rows are left out. */
    static String of(JsonNode view) {
        CycleHistoryText history = new CycleHistoryText(view);
        history.passedStops();
        history.answers();
        history.criteria();
        history.tasks();
        history.documents();
        history.deployments();
        return history.text.toString();
    }

    private void passedStops() {
        Table table = new Table("PASSED", "BY", "AT", "SUBJECT");
        view.path("gates")
                .forEach(gate -> table.row(
                        text(gate, "name"),
                        CycleText.joined(gate.path("approvers"), ", "),
                        Times.shown(text(gate, "passedAt")),
                        text(gate, "digest")));
        add(table);
    }

    private void deployments() {
        Table table = new Table("DEPLOYED TO", "STATUS", "AT", "BY", "WHERE");
        view.path("deployments")
                .forEach(deployment -> table.row(
                        text(deployment, "environment"),
                        text(deployment, "status"),
                        Times.shown(text(deployment, "at")),
                        text(deployment, "by"),
                        text(deployment, "url")));
        add(table);
    }

    private void answers() {
        Table table = new Table("QUESTION", "ANSWERED BY", "ANSWER", "ASKED");
        view.path("questions").forEach(question -> {
            if (!CycleText.isOpen(question)) {
                table.row(text(question, "id"), text(question, "answeredBy"), answer(question), text(question, "text"));
            }
        });
        add(table);
    }

    /** What was said; an accepted assumption is named as such. */
    static String answer(JsonNode question) {
        return question.path("assumptionAccepted").asBoolean()
                ? "as assumed: " + text(question, "assumption")
                : text(question, "answer");
    }

    private void criteria() {
        Table table = new Table("CRITERION", "CHECK", "WHAT SHALL BE");
        view.path("criteria")
                .forEach(criterion ->
                        table.row(text(criterion, "id"), text(criterion, "check"), text(criterion, "ears")));
        add(table);
    }

    private void tasks() {
        Table table = new Table("TASK", "STATE", "SESSION", "CRITERIA", "NEEDS", "TITLE");
        view.path("tasks")
                .forEach(task -> table.row(
                        text(task, "id"),
                        text(task, "state"),
                        text(task, "session"),
                        CycleText.joined(task.path("criteria"), " "),
                        CycleText.joined(task.path("needs"), " "),
                        text(task, "title")));
        add(table);
    }

    private void documents() {
        Table table = new Table("DOCUMENT", "SHA-256");
        view.path("outputs")
                .forEach(output -> table.row(text(output, "path"), GateText.shortened(text(output, "sha256"))));
        add(table);
    }

    private void add(Table table) {
        if (table.hasRows()) {
            text.append("\n\n").append(table);
        }
    }
}

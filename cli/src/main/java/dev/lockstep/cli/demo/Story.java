package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns successive views of a cycle into lines that tell what happened in between. */
final class Story {
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, String> phases = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Map<String, String> findings = new HashMap<>();
    private final Map<String, String> verified = new HashMap<>();
    private String tip = "";
    private String merged = "";

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static boolean isAnswered(JsonNode question) {
        return question.hasNonNull("answeredBy")
                && !question.path("answeredBy").asText().isEmpty();
    }

    /** What is new since the view before. */
    List<String> tell(JsonNode view) {
        List<String> lines = new ArrayList<>();
        elements(view.path("phases")).forEach(phase -> phase(phase, lines));
        elements(view.path("sessions")).forEach(session -> session(session, lines));
        elements(view.path("questions")).forEach(question -> question(question, lines));
        elements(view.path("findings")).forEach(finding -> finding(finding, lines));
        commits(view, lines);
        return lines;
    }

    private void phase(JsonNode phase, List<String> lines) {
        String name = phase.path("name").asText();
        String state = phase.path("state").asText();
        String before = phases.put(name, state);
        if (!state.equals(before) && state.equals("working")) {
            lines.add("");
            lines.add("== " + name.replace('-', ' ').toUpperCase(Locale.ROOT));
        }
    }

    private void session(JsonNode session, List<String> lines) {
        String id = session.path("id").asText();
        String state = session.path("state").asText().toLowerCase(Locale.ROOT);
        String before = sessions.put(id, state);
        String task = session.path("task").asText("");
        if (before == null) {
            lines.add("   " + id + "  a fresh session: " + session.path("role").asText()
                    + (task.isEmpty() || task.equals("null") ? "" : ", task " + task));
        }
        if (!state.equals(before) && (state.startsWith("submit") || state.equals("done") || state.equals("failed"))) {
            lines.add("   " + id + "  " + state + " after "
                    + session.path("turns").asInt() + " turns, "
                    + session.path("tokens").asLong() + " tokens"
                    + (session.hasNonNull("confidence")
                            ? ", confidence " + session.path("confidence").asText()
                            : "")
                    + (session.hasNonNull("reason") && state.equals("failed")
                            ? ": " + session.path("reason").asText()
                            : ""));
        }
    }

    private void question(JsonNode question, List<String> lines) {
        String id = question.path("id").asText();
        if (asked.add(id)) {
            lines.add("   " + id + "  asks: " + question.path("text").asText());
        }
        if (isAnswered(question) && answered.add(id)) {
            String answer = question.hasNonNull("answer")
                    ? question.path("answer").asText()
                    : "as assumed: " + question.path("assumption").asText();
            lines.add("   " + id + "  " + question.path("answeredBy").asText() + " answers: " + answer);
        }
    }

    private void finding(JsonNode finding, List<String> lines) {
        String id = finding.path("id").asText();
        String state = finding.path("state").asText();
        if (!state.equals(findings.put(id, state))) {
            lines.add("   " + id + "  finding ("
                    + finding.path("severity").asText().toLowerCase(Locale.ROOT) + ", " + state + "): "
                    + finding.path("claim").asText());
        }
        String runs = String.join(
                ", ",
                elements(finding.at("/verified/runs")).map(JsonNode::asText).toList());
        if (!runs.isEmpty() && !runs.equals(verified.put(id, runs))) {
            lines.add("   " + id + "  fix verified by " + runs);
        }
    }

    private void commits(JsonNode view, List<String> lines) {
        String now = view.path("tip").asText("");
        if (!now.isEmpty() && !now.equals("null") && !now.equals(tip)) {
            if (!tip.isEmpty()) {
                lines.add("   commit " + shortened(now) + " on "
                        + view.path("branch").asText());
            }
            tip = now;
        }
        String into = view.path("mergedCommit").asText("");
        if (!into.isEmpty() && !into.equals("null") && !into.equals(merged)) {
            merged = into;
            lines.add("   merged as " + shortened(into));
        }
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(10, commit.length()));
    }
}

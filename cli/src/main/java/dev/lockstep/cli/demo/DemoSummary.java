package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** What a finished demo came to. */
public final class DemoSummary {
    private static final List<String> COUNTED = List.of("sessions", "legs", "turns", "questions", "tokens", "commits");

    private DemoSummary() {}

    /**
     * One JSON object with the cycle's end, its phases in order, its gates, findings with their lives, the runs behind its
     * verdicts, and its counts.
     */
    public static ObjectNode of(JsonNode view, Path repository, double seconds) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.set("state", view.path("state"));
        summary.set("cycle", view.path("id"));
        ArrayNode phases = summary.putArray("phases");
        view.path("phases").forEach(phase -> {
            if (phase.path("state").asText().equals("done")) {
                phases.add(phase.path("name"));
            }
        });
        ArrayNode gates = summary.putArray("gates");
        view.path("gates").forEach(gate -> {
            if (gate.path("hard").asBoolean()) {
                ObjectNode decided = gates.addObject();
                List.of("name", "approvers", "digest").forEach(field -> decided.set(field, gate.path(field)));
            }
        });
        summary.put("reworkRounds", view.path("reworkRounds").asInt());
        summary.set("findings", view.path("findings"));
        summary.set("evidence", VerdictRuns.of(view));
        COUNTED.forEach(count -> summary.set(count, view.path("counts").path(count)));
        summary.put("repository", repository.toString());
        summary.put("seconds", Math.round(seconds * 10) / 10.0);
        return summary;
    }
}

package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The machine runs to which a cycle's verdicts point: a row for each verdict and run, in the order of the sessions. */
final class VerdictRuns {
    private static final String POINTER = "E:";
    private static final List<String> OF_RUN = List.of("command", "exitCode", "tests");

    private VerdictRuns() {}

    static ArrayNode of(JsonNode view) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        view.path("sessions").forEach(session -> session.path("verdicts").forEach(verdict -> verdict.path("pointers")
                .forEach(pointer -> session.path("evidence").forEach(run -> {
                    if (pointer.asText().strip().equals(POINTER + run.path("id").asText())) {
                        rows.add(row(session, verdict, run));
                    }
                }))));
        return rows;
    }

    private static ObjectNode row(JsonNode session, JsonNode verdict, JsonNode run) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.set("phase", session.path("phase"));
        row.set("round", session.path("round"));
        row.set("dimension", verdict.path("dimension"));
        row.set("verdict", verdict.path("verdict"));
        row.put("run", session.path("id").asText() + "/" + run.path("id").asText());
        OF_RUN.forEach(field -> row.set(field, run.path(field)));
        row.set("commit", isOfCommit(session, run) ? session.path("commit") : JsonNodeFactory.instance.nullNode());
        return row;
    }

    /** Some runs are on code that was never submitted, as that which is broken on purpose. */
    private static boolean isOfCommit(JsonNode session, JsonNode run) {
        return session.hasNonNull("codeTree") && session.path("codeTree").equals(run.path("codeTree"));
    }
}

package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a project's tests ended before the cycle changed any code, as text. */
final class BaselineText {
    private BaselineText() {}

    /** Nothing when they passed, or were not run. */
    static List<String> ofView(JsonNode baseline) {
        List<String> names = names(baseline.path("failures"));
        boolean passed = baseline.path("exitCode").asInt() == 0
                && !baseline.path("timedOut").asBoolean();
        if (baseline.isMissingNode() || baseline.isNull() || (passed && names.isEmpty())) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (names.isEmpty()) {
            lines.add("failing before this cycle: " + ending(baseline) + "; no report names the tests");
        } else {
            lines.add("failing before this cycle:"
                    + (baseline.path("complete").asBoolean()
                            ? ""
                            : " (not all have a name; nothing is excused by it)"));
            names.forEach(name -> lines.add("    " + name));
        }
        return lines;
    }

    /** The run that a session's transcript has. */
    static List<String> ofRun(JsonNode evidence) {
        List<String> lines = new ArrayList<>();
        lines.add("before any change: " + CycleText.text(evidence, "command") + ", " + ending(evidence));
        names(evidence.path("reported").path("failures").path("names")).forEach(name -> lines.add("failed: " + name));
        return lines;
    }

    private static String ending(JsonNode run) {
        return "exit code " + run.path("exitCode").asInt()
                + (run.path("timedOut").asBoolean() ? ", stopped for its time" : "");
    }

    private static List<String> names(JsonNode names) {
        return names.valueStream().map(name -> Visible.line(name.asText())).toList();
    }
}

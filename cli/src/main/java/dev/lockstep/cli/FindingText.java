package dev.lockstep.cli;

import static dev.lockstep.cli.CycleText.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A finding in full, for whoever must decide whether it may stand. */
final class FindingText {
    private FindingText() {}

    static String of(JsonNode finding) {
        List<String> lines = new ArrayList<>();
        lines.add(text(finding, "id") + "  " + text(finding, "severity") + "  " + text(finding, "state"));
        lines.add(Visible.indented(finding.path("claim").asText(), "  "));
        lines.add("found in " + text(finding, "foundIn") + " by session " + text(finding, "session"));
        if (finding.hasNonNull("file")) {
            String line = text(finding, "line");
            lines.add("at " + text(finding, "file") + (line.isEmpty() ? "" : ":" + line));
        }
        if (finding.hasNonNull("criterion")) {
            lines.add("against " + text(finding, "criterion"));
        }
        if (finding.hasNonNull("reason")) {
            lines.add(text(finding, "state") + ": " + text(finding, "reason"));
        }
        lines.add("evidence:");
        lines.add(Visible.indented(finding.path("evidence").asText(), "  "));
        return String.join("\n", lines);
    }
}

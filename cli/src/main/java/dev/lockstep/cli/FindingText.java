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
        String session = text(finding, "session");
        lines.add("found in " + text(finding, "foundIn") + (session.isEmpty() ? "" : " by session " + session));
        if (finding.hasNonNull("file")) {
            String line = text(finding, "line");
            lines.add("at " + text(finding, "file") + (line.isEmpty() ? "" : ":" + line));
        }
        if (finding.hasNonNull("criterion")) {
            lines.add("against " + text(finding, "criterion"));
        }
        String life = life(finding);
        if (!life.isEmpty()) {
            lines.add(life);
        }
        lines.add("evidence:");
        lines.add(Visible.indented(finding.path("evidence").asText(), "  "));
        return String.join("\n", lines);
    }

    /** What was done about it, on one line; empty while it is open. */
    static String life(JsonNode finding) {
        JsonNode fixed = finding.path("fixed");
        JsonNode waived = finding.path("waived");
        if (waived.isObject()) {
            return "waived by " + text(waived, "by")
                    + (waived.hasNonNull("at") ? " at " + Times.shown(text(waived, "at")) : "") + ": "
                    + text(waived, "reason");
        }
        if (!fixed.isObject()) {
            return finding.hasNonNull("reason") ? text(finding, "state") + ": " + text(finding, "reason") : "";
        }
        String commit = text(fixed, "commit");
        String verified = CycleText.joined(finding.path("verified").path("runs"), ", ");
        return "fixed by " + text(fixed, "session")
                + (commit.isEmpty() ? "" : " in commit " + commit)
                + (verified.isEmpty() ? ", not verified yet" : ", verified by " + verified);
    }
}

package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a stop asks people to approve, as text. */
public final class GateText {
    /** What it means that a cycle is solo. */
    static final String SOLO = "solo: one person may request and approve";

    private GateText() {}

    /** The digest that an approval must name. */
    public static String digest(JsonNode gate) {
        return gate.path("subjectDigest").asText("");
    }

    /** The stop and its subject; at user verification also what the cycle's view says to verify. */
    static String of(JsonNode gate, JsonNode view) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(gate, view));
        lines.addAll(subject(gate));
        gate.path("approvedBy").forEach(person -> lines.add("approved by " + Visible.line(person.asText())));
        if (!gate.path("subject").path("artifacts").isEmpty()) {
            lines.add("Read a document with: lockstep show " + view.path("id").asText() + " DOCUMENT");
        }
        if (VerificationText.isNeeded(gate)) {
            lines.addAll(VerificationText.of(view, gate));
        }
        lines.add("subject " + digest(gate));
        return String.join("\n", lines);
    }

    /** Which stop it is, whom it waits for, and by which rules of the cycle. */
    static String heading(JsonNode gate, JsonNode view) {
        return (gate.path("hard").asBoolean() ? "Gate " : "Checkpoint ")
                + gate.path("name").asText() + " waits for "
                + CycleText.joined(gate.path("roles"), " or ") + " ("
                + gate.path("approvedBy").size() + " of "
                + gate.path("approvals").asInt(1) + " approvals"
                + (gate.path("fourEyes").asBoolean() ? ", four eyes" : "")
                + (view.path("solo").asBoolean() ? ", " + SOLO + ")" : ")");
    }

    /** A line per artifact, command run and finding. */
    public static List<String> subject(JsonNode gate) {
        JsonNode subject = gate.path("subject").isObject() ? gate.path("subject") : gate;
        List<String> lines = new ArrayList<>();
        if (subject.hasNonNull("commit")) {
            lines.add("commit    " + subject.path("commit").asText());
        }
        subject.path("artifacts")
                .forEach(artifact -> lines.add(
                        "document  " + Visible.line(artifact.path("path").asText()) + "  "
                                + shortened(artifact.path("sha256").asText())));
        subject.path("evidence").forEach(proof -> lines.add("evidence  " + evidence(proof)));
        subject.path("oldFailures")
                .forEach(name -> lines.add("failing   " + Visible.line(name.asText()) + "  as before this cycle"));
        subject.path("verdicts").forEach(verdict -> lines.add("verdict   " + verdict(verdict)));
        subject.path("findings").forEach(finding -> lines.add("finding   " + finding(finding)));
        return lines;
    }

    private static String verdict(JsonNode verdict) {
        String pointers = CycleText.joined(verdict.path("pointers"), " ");
        return CycleText.text(verdict, "dimension") + ": " + CycleText.text(verdict, "verdict")
                + (pointers.isEmpty() ? "" : "  " + pointers)
                + (verdict.hasNonNull("note") ? "  " + CycleText.text(verdict, "note") : "");
    }

    private static String finding(JsonNode finding) {
        String life = FindingText.life(finding.path("life"));
        return finding.path("id").asText() + " " + finding.path("severity").asText() + " "
                + finding.path("state").asText() + ": "
                + Visible.line(finding.path("claim").asText())
                + (life.isEmpty() ? "" : " (" + life + ")");
    }

    private static String evidence(JsonNode proof) {
        JsonNode tests = proof.path("tests");
        String counts = tests.isObject()
                ? ", " + tests.path("run").asInt() + " tests, "
                        + tests.path("failed").asInt() + " failed"
                : "";
        return Visible.line(proof.path("command").asText()) + " ended with "
                + proof.path("exitCode").asInt() + counts + repeated(proof.path("repeated"));
    }

    private static String repeated(JsonNode repeated) {
        if (!repeated.isObject()) {
            return "";
        }
        int runs = repeated.path("runs").asInt();
        int passed = repeated.path("passed").asInt();
        String how = passed > 0 && passed < runs ? "; flaky: " : "; ";
        return how + passed + " of " + runs + " runs of one call passed";
    }

    /** The first digits of a digest, as people compare them. */
    public static String shortened(String digest) {
        return digest.length() > 8 ? digest.substring(0, 4) + " " + digest.substring(4, 8) : digest;
    }
}

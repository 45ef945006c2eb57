package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.workflow.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a person needs for the user verification: where the code is, how to run it, and what should hold of it. */
final class VerificationText {
    static final String GATE = "user-verification";

    private VerificationText() {}

    static boolean isNeeded(JsonNode gate) {
        return gate.path("name").asText().equals(GATE);
    }

    static List<String> of(JsonNode view, JsonNode gate) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(code(view, gate.path("subject").path("commit").asText()));
        lines.add("");
        view.path("criteria").forEach(criterion -> {
            lines.add(criterion.path("id").asText() + "  "
                    + Visible.line(criterion.path("ears").asText()));
            if (criterion.hasNonNull("check")) {
                lines.add("    check: " + Visible.line(criterion.path("check").asText()));
            }
        });
        lines.add("Say of each criterion whether you saw it hold:");
        lines.add("  lockstep verify " + view.path("id").asText() + " " + verdicts(view) + " --digest "
                + GateText.digest(gate));
        lines.add("  and of one that does not: AC1=\"fail:WHY\", with --return-to PHASE");
        lines.add("");
        return lines;
    }

    private static List<String> code(JsonNode view, String commit) {
        String branch = Visible.line(view.path("branch").asText());
        List<String> lines = new ArrayList<>();
        lines.add("The code to verify is commit " + commit + " of branch " + branch + ":");
        lines.add("  git clone --branch " + branch + " "
                + Visible.line(view.path("repository").asText()));
        lines.add("or, in a clone that you have:");
        lines.add("  git fetch origin " + branch + " && git switch --detach " + commit);
        JsonNode commands = view.path("commands");
        Commands.NAMES.stream()
                .filter(commands::hasNonNull)
                .forEach(name -> lines.add("%-6s %s"
                        .formatted(name, Visible.line(commands.path(name).asText()))));
        if (!commands.hasNonNull("run")) {
            lines.add("The project names no command that runs it; its own documents may say how.");
        }
        return lines;
    }

    /** All criteria with a pass, as the command takes them. */
    private static String verdicts(JsonNode view) {
        return view.path("criteria")
                .valueStream()
                .map(criterion -> criterion.path("id").asText() + "=pass")
                .collect(Collectors.joining(" "));
    }
}

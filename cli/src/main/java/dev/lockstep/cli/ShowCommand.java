package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.Tracker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at one thing of a cycle. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a cycle, or one of its sessions, gates or documents.",
        footer = {
            "",
            "Examples:",
            "  lockstep show 0198c                        the cycle",
            "  lockstep show 0198c s3                     a session's transcript",
            "  lockstep show 0198c spec-approval          what a gate asks people to approve",
            "  lockstep show 0198c docs/product-spec.md   a document as it stands on the cycle's branch"
        })
final class ShowCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "A session, a gate or checkpoint, or a document's path.")
    @Nullable
    String what;

    @Override
    int run(Tracker tracker) {
        String id = tracker.cycle(cycle);
        if (what == null) {
            JsonNode view = tracker.get(Tracker.path("cycles", id));
            output.result(view, CycleText.of(view));
        } else if (what.matches("s\\d+")) {
            JsonNode session = tracker.get(Tracker.path("cycles", id, "sessions", what));
            output.result(session, TranscriptText.of(session));
        } else if (what.contains("/") || what.endsWith(".md")) {
            JsonNode document = tracker.get(Tracker.path("cycles", id, "documents") + "?path=" + Tracker.escaped(what));
            output.result(document, document.path("text").asText());
        } else {
            JsonNode gate = tracker.get(Tracker.path("cycles", id, "gates", what));
            output.result(gate, GateText.of(gate));
        }
        return Lockstep.OK;
    }
}

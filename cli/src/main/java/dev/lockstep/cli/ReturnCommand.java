package dev.lockstep.cli;

import dev.lockstep.cli.client.Tracker;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a cycle back to an earlier phase. */
@Command(
        name = "return",
        mixinStandardHelpOptions = true,
        description = {
            "Return the cycle to an earlier phase; that phase and the later ones get fresh sessions.",
            "Without --digest or --yes it only shows what waits."
        },
        footer = {
            "",
            "Example:",
            "  lockstep return 0198c implementation -m \"F2 must be fixed first\" --digest 9f2c41d7 --as tech-lead"
        })
final class ReturnCommand extends DecisionCommand {
    @Parameters(index = "1", paramLabel = "PHASE", description = "The phase to return to.")
    String phase = "";

    @Option(names = "-m", required = true, paramLabel = "REASON", description = "Why.")
    String reason = "";

    @Override
    int run(Tracker tracker) {
        String comment = required(reason, "why");
        Map<String, String> decision = Map.of("decision", "return", "returnTo", phase, "comment", comment);
        return decide(tracker, view(tracker), null, decision, "Returned to " + phase);
    }
}

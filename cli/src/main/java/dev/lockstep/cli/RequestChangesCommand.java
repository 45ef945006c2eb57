package dev.lockstep.cli;

import dev.lockstep.cli.client.Tracker;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends the open stop's work back to the same session. */
@Command(
        name = "request-changes",
        mixinStandardHelpOptions = true,
        description = {
            "Ask for changes; the same session goes on with your feedback.",
            "Without --digest or --yes it only shows what waits."
        },
        footer = {
            "",
            "Example:",
            "  lockstep request-changes 0198c -m \"Say what happens on the 31st\" --digest 9f2c41d7 --as product-owner"
        })
final class RequestChangesCommand extends DecisionCommand {
    @Option(names = "-m", required = true, paramLabel = "FEEDBACK", description = "What should change.")
    String feedback = "";

    @Override
    int run(Tracker tracker) {
        String comment = required(feedback, "what should change");
        Map<String, String> decision = Map.of("decision", "request-changes", "comment", comment);
        return decide(tracker, view(tracker), null, decision, "Changes requested");
    }
}

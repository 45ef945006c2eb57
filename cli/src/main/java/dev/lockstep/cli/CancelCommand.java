package dev.lockstep.cli;

import dev.lockstep.cli.client.Tracker;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a cycle without a merge. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "End a cycle without merging anything.",
        footer = {"", "Example:", "  lockstep cancel 0198c -m \"Bought instead of built\" --as requester"})
final class CancelCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Option(names = "-m", required = true, paramLabel = "REASON", description = "Why.")
    String reason = "";

    @Override
    DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    @Override
    int run(Tracker tracker) {
        String id = tracker.cycle(cycle);
        tracker.post(Tracker.path("cycles", id, "cancellation"), Map.of("reason", required(reason, "why")));
        return showAfter(tracker, id, "Cancelled.");
    }
}

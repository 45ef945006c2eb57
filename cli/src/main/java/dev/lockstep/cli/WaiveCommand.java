package dev.lockstep.cli;

import dev.lockstep.cli.client.Tracker;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a finding, or a session's missing confidence, stand. */
@Command(
        name = "waive",
        mixinStandardHelpOptions = true,
        description = "Let a finding stand, or a session's confidence below 95 %%, with a reason that stays on record.",
        footer = {
            "",
            "Examples:",
            "  lockstep waive 0198c F1 -m \"Known; fixed by the next release\" --as tech-lead",
            "  lockstep waive 0198c s2 -m \"We accept the open point\" --as product-owner"
        })
final class WaiveCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Parameters(index = "1", paramLabel = "F1|s2", description = "A finding, or a session.")
    String what = "";

    @Option(names = "-m", required = true, paramLabel = "REASON", description = "Why it may stand.")
    String reason = "";

    @Override
    DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    @Override
    int run(Tracker tracker) {
        String id = tracker.cycle(cycle);
        Map<String, String> body = Map.of("reason", required(reason, "why it may stand"));
        tracker.post(
                what.matches("s\\d+")
                        ? Tracker.path("cycles", id, "sessions", what, "confidence-waiver")
                        : Tracker.path("cycles", id, "findings", what, "waiver"),
                body);
        return showAfter(tracker, id, "Waived " + what + ".");
    }
}

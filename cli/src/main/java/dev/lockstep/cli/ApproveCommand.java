package dev.lockstep.cli;

import dev.lockstep.cli.client.Tracker;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Approves exactly what a digest names. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approve what the open gate or checkpoint shows. Without --digest or --yes it only shows it.",
        footer = {
            "",
            "Examples:",
            "  lockstep approve 0198c --as product-owner                    shows what would be approved",
            "  lockstep approve 0198c --digest 9f2c41d7 --as product-owner  approves that and nothing else",
            "  lockstep approve 0198c spec-approval --yes --as product-owner" + "  approves what is there now"
        })
final class ApproveCommand extends DecisionCommand {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "GATE",
            description = "The gate or checkpoint; by default the open one.")
    @Nullable
    String gate;

    @Option(names = "-m", paramLabel = "COMMENT", description = "A comment that stays on record.")
    String comment = "";

    @Override
    int run(Tracker tracker) {
        return decide(tracker, view(tracker), gate, Map.of("decision", "approve", "comment", comment), "Approved");
    }
}

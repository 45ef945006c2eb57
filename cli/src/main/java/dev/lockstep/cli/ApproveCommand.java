package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            "  lockstep approve 0198c spec-approval --yes --as product-owner"
        })
final class ApproveCommand extends DecisionCommand {
    private static final int SHORTEST_DIGEST = 8;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "GATE",
            description = "The gate or checkpoint; by default the open one.")
    @Nullable
    String gate;

    @ArgGroup(exclusive = true)
    @Nullable
    Consent consent;

    @Option(names = "-m", paramLabel = "COMMENT", description = "A comment that stays on record.")
    String comment = "";

    /** How the subject is named. */
    static final class Consent {
        @Option(
                names = "--digest",
                paramLabel = "DIGEST",
                description = "The digest that you saw, or its first 8 digits or more.")
        String digest = "";

        @Option(names = "--yes", description = "Approve what is there now, after printing it.")
        boolean yes;
    }

    @Override
    int run(Tracker tracker) {
        String id = tracker.cycle(cycle);
        String stop = gate == null ? openStop(tracker, id) : gate;
        JsonNode shown = gate(tracker, id, stop);
        output.note(GateText.of(shown));
        String digest = GateText.digest(shown);
        if (consent == null) {
            output.note("Nothing is approved yet. Approve exactly this with --digest " + digest);
            return Lockstep.USAGE;
        }
        if (!consent.yes) {
            requireSame(consent.digest, digest);
        }
        Map<String, String> decision = Map.of("decision", "approve", "subjectDigest", digest, "comment", comment);
        return decide(tracker, id, stop, decision, "Approved " + stop + " " + GateText.shortened(digest) + ".");
    }

    private static void requireSame(String named, String current) {
        String wanted = named.toLowerCase(Locale.ROOT).replace(" ", "");
        if (wanted.length() < SHORTEST_DIGEST) {
            throw new ClientException.Usage("Give at least the first " + SHORTEST_DIGEST + " digits of the digest");
        }
        if (!current.startsWith(wanted)) {
            throw new ClientException.Refused("Not approved: what is there now is " + current + ", not " + named
                    + ". Look at it again before you decide.");
        }
    }
}

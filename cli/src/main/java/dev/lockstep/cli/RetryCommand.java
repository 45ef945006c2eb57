package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.math.BigDecimal;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a failed or paused session go on. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Let a failed or paused session go on, with more to spend if you say so.",
        footer = {
            "",
            "Examples:",
            "  lockstep retry 0198c s4 --as operator",
            "  lockstep retry 0198c s4 --extra-tokens 200000 --as operator",
            "  lockstep retry 0198c s4 --cycle-tokens 5000000 --cycle-cost 12.50 --as operator"
        })
final class RetryCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Parameters(index = "1", paramLabel = "SESSION", description = "The session, as in s4.")
    String session = "";

    @Option(names = "--extra-tokens", paramLabel = "N", description = "Tokens that it may spend on top of its bound.")
    long extraTokens;

    @Option(
            names = "--cycle-tokens",
            paramLabel = "N",
            description = "Tokens that the cycle may use beyond its budget.")
    long cycleTokens;

    @Option(names = "--cycle-cost", paramLabel = "X", description = "What the cycle may cost beyond its budget.")
    BigDecimal cycleCost = BigDecimal.ZERO;

    @Option(
            names = "--cycle-minutes",
            paramLabel = "N",
            description = "Minutes that the cycle's sessions may work beyond its budget.")
    long cycleMinutes;

    @Override
    DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    @Override
    int run(Tracker tracker) {
        if (extraTokens < 0) {
            throw new ClientException.Usage("--extra-tokens adds to the session's bound; it can't be " + extraTokens);
        }
        String id = tracker.cycle(cycle);
        Map<String, Long> more = Map.of("tokens", cycleTokens, "cost", millionths(), "minutes", cycleMinutes);
        tracker.post(
                Tracker.path("cycles", id, "sessions", session, "retry"),
                Map.of("extraTokens", extraTokens, "cycle", more));
        return showAfter(tracker, id, "Session " + session + " goes on.");
    }

    /** As the tracker counts it. */
    private long millionths() {
        try {
            return cycleCost.movePointRight(6).longValueExact();
        } catch (ArithmeticException e) {
            throw new ClientException.Usage("--cycle-cost takes an amount with at most 6 decimals, as in 12.50");
        }
    }
}

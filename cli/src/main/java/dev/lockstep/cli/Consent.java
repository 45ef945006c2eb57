package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** What a decision is on: the digest that a person read, or what is there now. */
final class Consent {
    private static final int SHORTEST_DIGEST = 8;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "Decide on what has the digest that you saw; its first 8 digits or more.")
    String digest = "";

    @Option(names = "--yes", description = "Decide on what is there now, after printing it.")
    boolean yes;

    /** Whether the person read what is there now; by {@code --yes} nobody says so. */
    boolean wasRead(String current) {
        return !yes && current.startsWith(digits());
    }

    /**
     * Checks that the subject which is there now may be decided on.
     *
     * @throws ClientException.Refused when it is another than the one that was read
     */
    void require(String current) {
        if (!yes && !wasRead(current)) {
            throw new ClientException.Refused("Nothing is decided: what is there now is " + current + ", not " + digest
                    + ". Look at it again before you decide.");
        }
    }

    private String digits() {
        String digits = digest.toLowerCase(Locale.ROOT).replace(" ", "");
        if (digits.length() < SHORTEST_DIGEST) {
            throw new ClientException.Usage("Give at least the first " + SHORTEST_DIGEST + " digits of the digest");
        }
        return digits;
    }
}

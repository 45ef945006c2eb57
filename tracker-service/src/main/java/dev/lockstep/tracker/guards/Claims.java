package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;

/** Findings whose evidence is short enough to read and repeats no secret. */
final class Claims {
    /** Characters. */
    private static final int MAX_EVIDENCE = 300;

    /** Characters; names and titles within a claim. */
    private static final int MAX_NAME = 120;

    private Claims() {}

    static FindingClaim of(Severity severity, String claim, String evidence, String file, int line) {
        return new FindingClaim(severity, claim, excerpt(evidence), file, line, null);
    }

    /** A test's name as a claim shows it. */
    static String quoted(String name) {
        return "'" + shortened(SecretPatterns.masked(name.strip().replaceAll("\\s+", " ")), MAX_NAME) + "'";
    }

    private static String excerpt(String evidence) {
        return shortened(SecretPatterns.masked(evidence.strip()), MAX_EVIDENCE);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}

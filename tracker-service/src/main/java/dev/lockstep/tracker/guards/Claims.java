package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;

/** Findings whose text is short enough to read, can be stored, and repeats no secret. */
final class Claims {
    /** Characters; what a claim says stands in lists. */
    private static final int MAX_CLAIM = 2000;

    /** Characters. */
    private static final int MAX_EVIDENCE = 300;

    /** Characters; names and titles within a claim. */
    private static final int MAX_NAME = 120;

    private Claims() {}

    static FindingClaim of(Severity severity, String claim, String evidence, String file, int line) {
        return new FindingClaim(severity, shown(claim, MAX_CLAIM), shown(evidence, MAX_EVIDENCE), file, line, null);
    }

    /** A test's name or a path as a claim shows it. */
    static String quoted(String name) {
        return "'" + shown(name.replaceAll("\\s+", " "), MAX_NAME) + "'";
    }

    /** Cut before secrets are masked too, for masking long text takes long. */
    private static String shown(String text, int length) {
        String stored = shortened(text.strip(), 4 * length).replace('\0', ' ');
        return shortened(SecretPatterns.masked(stored), length);
    }

    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }
}

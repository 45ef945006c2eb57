package dev.lockstep.contracts.legs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A defect or risk and what became of it.
 *
 * @param id {@code F1}, {@code F2}, … within the cycle
 * @param foundIn the phase whose session raised it
 * @param reason why it was waived, or which session fixed it; null while open
 * @param life what was done about it; null while nothing was, and in the event that raises it
 */
public record Finding(
        String id,
        PhaseName foundIn,
        String session,
        Severity severity,
        String claim,
        String evidence,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String criterion,
        State state,
        @Nullable String reason,
        @Nullable Life life) {

    /** Where a finding stands. */
    public enum State {
        OPEN,
        FIXED,
        WAIVED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was done about a finding. One that is fixed may be verified, and more than once: the last time counts. */
    public record Life(
            @Nullable Fix fixed,
            @Nullable Verification verified,
            @Nullable Waiver waived) {}

    /** The session that closed it, and the commit that it submitted; null where the log is older than that field. */
    public record Fix(String session, @Nullable String commit) {}

    /**
     * Runs that passed after the fix.
     *
     * <p>This claims: a verifying session that began after the fix submitted; the last run of the project's tests on the
     * submitted code, which holds the fix, passed; and the session did not raise the finding again in the same words. If a
     * test that shows the finding is among the project's tests, it passed. For a verdict it claims that a later verdict on
     * that dimension is pass, and points to these runs. It does not claim that such a test exists, or that what the finding
     * says was tried again.
     *
     * @param runs where they are kept, as in {@code s9/E2}
     * @param codeTree the {@linkplain dev.lockstep.contracts.CodeTree code tree} that they ran on
     */
    public record Verification(String session, List<String> runs, String codeTree) {}

    /** Who let it stand and why, and the number of the event that says so. */
    public record Waiver(String by, String reason, long sequence) {}

    /** Whether a claim has the same words for the same file; it may be graver or less so. */
    public boolean saysWhat(FindingClaim claim) {
        return this.claim.equals(claim.claim()) && Objects.equals(file, claim.file());
    }

    /** The same finding after a session closed it. */
    public Finding fixed(Fix fix) {
        return in(State.FIXED, fix.session(), new Life(fix, null, null));
    }

    /** The same finding after a run showed that its fix holds. */
    public Finding verified(Verification verification) {
        return in(state, reason, new Life(life == null ? null : life.fixed(), verification, null));
    }

    /** The same finding after a person let it stand. */
    public Finding waived(Waiver waiver) {
        return in(State.WAIVED, waiver.reason() + " (" + waiver.by() + ")", new Life(null, null, waiver));
    }

    private Finding in(State next, @Nullable String why, Life lived) {
        return new Finding(id, foundIn, session, severity, claim, evidence, file, line, criterion, next, why, lived);
    }
}

package dev.lockstep.contracts.legs;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A defect or risk and what became of it.
 *
 * @param id {@code F1}, {@code F2}, … within the cycle
 * @param foundIn the phase whose session raised it
 * @param reason why it was waived, or which session fixed it; null while open
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
        @Nullable String reason) {

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

    /** The same finding in another state. */
    public Finding in(State next, String why) {
        return new Finding(id, foundIn, session, severity, claim, evidence, file, line, criterion, next, why);
    }
}

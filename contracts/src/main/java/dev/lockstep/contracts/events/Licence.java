package dev.lockstep.contracts.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What allowed a dispatch: the kind of permission, the sequence number of the event that gave it, and by whom.
 */
public record Licence(Kind kind, long sequence, String by) {
    /** The kinds of permission there are. */
    public enum Kind {
        REQUEST,
        DECISION,
        ANSWER,
        FEEDBACK,
        RETRY,
        PLAN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

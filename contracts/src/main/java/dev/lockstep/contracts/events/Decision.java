package dev.lockstep.contracts.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person can decide at a stop. */
public enum Decision {
    APPROVE,
    REQUEST_CHANGES,
    RETURN;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The decision of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static Decision of(String label) {
        for (Decision decision : values()) {
            if (decision.label().equals(label)) {
                return decision;
            }
        }
        throw new IllegalArgumentException(
                "There is no decision '" + label + "'; use approve, request-changes or return");
    }
}

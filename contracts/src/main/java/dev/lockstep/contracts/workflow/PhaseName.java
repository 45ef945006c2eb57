package dev.lockstep.contracts.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The nine phases, in the order of the default workflow. */
public enum PhaseName {
    PRODUCT_SPECIFICATION,
    ARCHITECTURE,
    IMPLEMENTATION_PLANNING,
    IMPLEMENTATION,
    BUILD_VERIFICATION,
    TESTING,
    USER_VERIFICATION,
    FINAL_VERIFICATION,
    POST_MORTEM;

    /** The name on every wire: lower case with hyphens. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The phase of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static PhaseName of(String label) {
        for (PhaseName phase : values()) {
            if (phase.label().equals(label)) {
                return phase;
            }
        }
        throw new IllegalArgumentException("There is no phase '" + label + "'; there are "
                + Arrays.stream(values()).map(PhaseName::label).collect(Collectors.joining(", ")));
    }

    /** Phases whose sessions must reach 95 % confidence before they may submit. */
    public boolean isBuilding() {
        return compareTo(IMPLEMENTATION) <= 0;
    }

    /** Phases whose sessions may change more than documents. */
    public boolean writesCode() {
        return this == IMPLEMENTATION || this == TESTING;
    }

    /** Phases whose sessions give verdicts on what others built. */
    public boolean isVerifying() {
        return this == BUILD_VERIFICATION || this == TESTING || this == FINAL_VERIFICATION;
    }
}

package dev.lockstep.contracts.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a deployment of merged code. */
public enum DeploymentStatus {
    SUCCEEDED,
    FAILED,
    ROLLED_BACK;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The status of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    @JsonCreator
    public static DeploymentStatus of(String label) {
        for (DeploymentStatus status : values()) {
            if (status.label().equals(label)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "There is no deployment status '" + label + "'; use succeeded, failed or rolled-back");
    }
}

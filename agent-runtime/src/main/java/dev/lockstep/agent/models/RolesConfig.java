package dev.lockstep.agent.models;

import dev.lockstep.contracts.workflow.PhaseName;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * {@code lockstep.roles.<phase>}: the name of the model that a phase's sessions talk to; {@code default} where unset. One
 * method per phase, and no map, so that {@code LOCKSTEP_ROLES_BUILD_VERIFICATION} is one name and not two levels.
 */
@ConfigMapping(prefix = "lockstep.roles")
public interface RolesConfig {
    Optional<String> productSpecification();

    Optional<String> architecture();

    Optional<String> implementationPlanning();

    Optional<String> implementation();

    Optional<String> buildVerification();

    Optional<String> testing();

    Optional<String> finalVerification();

    Optional<String> postMortem();

    /** The model's name as configured for the phase. A person's phase has none. */
    default Optional<String> of(PhaseName phase) {
        return switch (phase) {
            case PRODUCT_SPECIFICATION -> productSpecification();
            case ARCHITECTURE -> architecture();
            case IMPLEMENTATION_PLANNING -> implementationPlanning();
            case IMPLEMENTATION -> implementation();
            case BUILD_VERIFICATION -> buildVerification();
            case TESTING -> testing();
            case USER_VERIFICATION -> Optional.empty();
            case FINAL_VERIFICATION -> finalVerification();
            case POST_MORTEM -> postMortem();
        };
    }
}

package dev.lockstep.tracker.templates;

import dev.lockstep.contracts.workflow.PhaseName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The one stop that each phase ends at: four gates, and checkpoints named for their phase. */
final class Stops {
    private Stops() {}

    static String nameOf(PhaseName phase) {
        return switch (phase) {
            case PRODUCT_SPECIFICATION -> "spec-approval";
            case IMPLEMENTATION_PLANNING -> "implementation-approval";
            case USER_VERIFICATION -> "user-verification";
            case FINAL_VERIFICATION -> "deployment-approval";
            case ARCHITECTURE, IMPLEMENTATION, BUILD_VERIFICATION, TESTING, POST_MORTEM ->
                phase.label() + "-checkpoint";
        };
    }

    static boolean isGate(PhaseName phase) {
        return switch (phase) {
            case PRODUCT_SPECIFICATION, IMPLEMENTATION_PLANNING, USER_VERIFICATION, FINAL_VERIFICATION -> true;
            case ARCHITECTURE, IMPLEMENTATION, BUILD_VERIFICATION, TESTING, POST_MORTEM -> false;
        };
    }

    static List<String> gates() {
        return Arrays.stream(PhaseName.values())
                .filter(Stops::isGate)
                .map(Stops::nameOf)
                .toList();
    }

    /** The checkpoints from which work may go back to implementation by itself. */
    static List<String> returnOnBlockers() {
        return Stream.of(PhaseName.IMPLEMENTATION, PhaseName.BUILD_VERIFICATION, PhaseName.TESTING)
                .map(Stops::nameOf)
                .toList();
    }

    static List<String> checkpoints() {
        return Arrays.stream(PhaseName.values())
                .filter(phase -> !isGate(phase))
                .map(Stops::nameOf)
                .toList();
    }
}

package dev.lockstep.contracts.workflow;

import java.util.List;

/** The ordered phases that a cycle goes through, as they stood when the cycle began. */
public record Workflow(String name, String version, boolean solo, List<Phase> phases) {
    /** The phase of that name; every workflow has all nine. */
    public Phase phase(PhaseName name) {
        return phases.stream()
                .filter(phase -> phase.name() == name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The workflow has no phase " + name.label()));
    }

    /** The phase after that one, or itself for the last. */
    public Phase after(PhaseName name) {
        int next = phases.indexOf(phase(name)) + 1;
        return phases.get(Math.min(next, phases.size() - 1));
    }
}

package dev.lockstep.contracts.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordered phases that a cycle goes through, as they stood when the cycle began.
 *
 * @param maxReworkRounds after how many returns to implementation none happens by itself any more; null for
 *     {@link #MAX_REWORK_ROUNDS}
 * @param parallelTasks how many tasks of the plan may be built side by side; null for one after another
 */
public record Workflow(
        String name,
        String version,
        boolean solo,
        List<Phase> phases,
        @Nullable Integer maxReworkRounds,
        @Nullable Integer parallelTasks) {
    /** Of a workflow that sets none. */
    public static final int MAX_REWORK_ROUNDS = 3;

    /** After how many returns to implementation people decide on every further one. */
    public int reworkBound() {
        return maxReworkRounds == null ? MAX_REWORK_ROUNDS : maxReworkRounds;
    }

    /** The workflow of a project in which one person may request and approve. */
    public Workflow withSolo() {
        return new Workflow(name, version, true, phases, maxReworkRounds, parallelTasks);
    }

    /** How many tasks may be built side by side, at least 1. */
    public int tasksAtOnce() {
        return parallelTasks == null ? 1 : parallelTasks;
    }

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

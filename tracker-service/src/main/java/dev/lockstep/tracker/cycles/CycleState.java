package dev.lockstep.tracker.cycles;

import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.Comparator;

/** A cycle's state in one word, for lists and filters. */
public enum CycleState {
    /** An agent works, or is about to. */
    WORKING,
    /** Questions wait for people. */
    ASKING,
    /** A gate or checkpoint waits for people. */
    STOPPED,
    /** A session failed or paused; a person decides how to go on. */
    FAILED,
    /** The tracker works in the repository. */
    MERGING,
    CLOSED,
    CANCELLED;

    public static CycleState of(Cycle cycle) {
        return switch (cycle.stage()) {
            case Stage.Working _ -> ofSessions(cycle);
            case Stage.AtStop _ -> STOPPED;
            case Stage.GitWork _ -> MERGING;
            case Stage.Closed _ -> CLOSED;
            case Stage.Cancelled _ -> CANCELLED;
        };
    }

    static boolean hasGitWork(Cycle cycle) {
        return cycle.stage() instanceof Stage.GitWork;
    }

    /** Of several sessions the one counts that wants a person most. */
    private static CycleState ofSessions(Cycle cycle) {
        return cycle.running().stream()
                .map(session -> of(session.state()))
                .max(Comparator.naturalOrder())
                .orElse(WORKING);
    }

    private static CycleState of(LegState state) {
        return switch (state) {
            case LegState.Open _, LegState.Submitted _ -> WORKING;
            case LegState.Asking _ -> ASKING;
            case LegState.Failed _, LegState.Paused _ -> FAILED;
        };
    }
}

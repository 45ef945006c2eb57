package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;

/** When a run of the tests shows how they ended before the cycle: in implementation, once, before any session built something. */
public final class BaselinePolicy {
    private BaselinePolicy() {}

    /** Whether a run on the branch as the session found it would be the cycle's baseline. */
    public static boolean isWanted(Cycle cycle, Session session) {
        return cycle.baseline().isEmpty()
                && session.phase() == PhaseName.IMPLEMENTATION
                && cycle.sessions().stream().noneMatch(BaselinePolicy::hasBuilt);
    }

    /** Stale or not: what was landed once stays on the branch. */
    private static boolean hasBuilt(Session session) {
        return session.phase().compareTo(PhaseName.IMPLEMENTATION) >= 0
                && session.work().isPresent();
    }
}

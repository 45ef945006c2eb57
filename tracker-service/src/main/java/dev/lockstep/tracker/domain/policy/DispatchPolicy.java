package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;

/**
 * Every dispatch has its licence on record, and no code is written before implementation approval. No command can
 * break this; the check stands at the one place where legs are dispatched, so that no later change can either.
 */
public final class DispatchPolicy {
    private DispatchPolicy() {}

    /**
     * @throws IllegalStateException when the licence names no earlier event, or the plan was not approved
     */
    public static void require(Cycle cycle, Session session, Licence licence) {
        if (licence.sequence() < 1 || licence.sequence() > cycle.sequence()) {
            throw new IllegalStateException("Licence of " + session.id() + " names no event of the cycle");
        }
        boolean builds = session.phase().compareTo(PhaseName.IMPLEMENTATION) >= 0;
        if (builds && cycle.passed(PhaseName.IMPLEMENTATION_PLANNING).isEmpty()) {
            throw new IllegalStateException("Session " + session.id() + " would build before implementation approval");
        }
    }
}

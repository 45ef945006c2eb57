package dev.lockstep.contracts.workflow;

import java.util.Set;

/**
 * Where a phase waits for people.
 *
 * @param name unique in the workflow, as in {@code spec-approval}
 * @param hard a gate, which no setting turns off; otherwise a checkpoint
 * @param roles a person with any of these may decide
 * @param approvals how many different people must approve
 * @param fourEyes whether the cycle's requester can't be the only approver
 * @param auto who set the checkpoint to pass by itself, or empty; always empty for a gate
 */
public record Stop(String name, boolean hard, Set<String> roles, int approvals, boolean fourEyes, String auto) {
    public boolean isAuto() {
        return !auto.isEmpty();
    }
}

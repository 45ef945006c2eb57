package dev.lockstep.contracts.workflow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a phase waits for people.
 *
 * @param name unique in the workflow, as in {@code spec-approval}
 * @param hard a gate, which no setting turns off; otherwise a checkpoint
 * @param roles a person with any of these may decide
 * @param approvals how many different people must approve
 * @param fourEyes whether the cycle's requester can't be the only approver
 * @param auto who set the checkpoint to pass by itself, or empty; always empty for a gate
 * @param onBlockers who set the checkpoint to return work with open blockers to implementation by itself; null when people
 *     decide, as they always do at a gate
 */
public record Stop(
        String name,
        boolean hard,
        Set<String> roles,
        int approvals,
        boolean fourEyes,
        String auto,
        @Nullable String onBlockers) {
    public boolean isAuto() {
        return !auto.isEmpty();
    }
}

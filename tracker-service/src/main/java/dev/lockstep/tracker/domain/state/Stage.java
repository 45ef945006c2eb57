package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.ArrayList;
import java.util.List;

/** Where a cycle stands. */
public sealed interface Stage {
    /** The cycle is over, and nothing changes it any more. */
    sealed interface Ended extends Stage {}

    /** The tracker has something to do in the project's repository; it is done again after a crash. */
    sealed interface GitWork extends Stage {}

    /** What a session submitted is on its way to the cycle's branch; of several, one at a time. */
    sealed interface Landing extends GitWork {
        PhaseName phase();

        String session();
    }

    /** Sessions of the phase work, ask, or rest. */
    record Working(PhaseName phase) implements Stage {}

    /** A gate or checkpoint waits for people. */
    record AtStop(PhaseName phase, String stop, String digest, Subject subject, List<String> approvedBy)
            implements Stage {
        /** One more person approved. */
        public AtStop approved(String by) {
            List<String> all = new ArrayList<>(approvedBy);
            all.add(by);
            return new AtStop(phase, stop, digest, subject, List.copyOf(all));
        }
    }

    /** A submitted commit is to become the cycle's branch. */
    record Advancing(PhaseName phase, String session, String from, String to) implements Landing {}

    /** A submitted commit began where the cycle's branch no longer ends; it is to be put on top of {@code onto}. */
    record Rebasing(PhaseName phase, String session, String onto, String commit) implements Landing {}

    /**
     * The default branch is to be merged into the cycle's branch. Before final verification it must merge cleanly; before
     * implementation, after a conflict that was sent back, the merge is made with its conflicts for a session to resolve.
     */
    record Updating(PhaseName before) implements GitWork {
        public boolean takesConflicts() {
            return before == PhaseName.IMPLEMENTATION;
        }
    }

    /** The merge commit is to be built, for people to approve. */
    record Preparing() implements GitWork {}

    /** The approved merge commit is to become the default branch. */
    record Merging(String onto, String commit) implements GitWork {}

    /** The post-mortem is to be merged. */
    record Closing() implements GitWork {}

    /** Merged, and learnt from. */
    record Closed() implements Ended {}

    /** Given up by a person. */
    record Cancelled(String by, String reason) implements Ended {}
}

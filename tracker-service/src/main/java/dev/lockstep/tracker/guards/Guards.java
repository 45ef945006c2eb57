package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Optional;

/** All guards over one change. The same change gives the same findings, word for word and in the same order. */
public final class Guards {
    private Guards() {}

    /**
     * What a person should hear of; no value that looks secret is repeated in full.
     *
     * @param design the architecture document, which may name dependencies
     */
    public static Found inspect(List<ChangedFile> changed, Optional<Task> task, String design) {
        return new Report(new Inspection(changed, task, design).findings()).bounded();
    }

    /** As {@link #inspect}, where a session brought two sides of a merge together: held against each of them. */
    public static Found inspectMerge(
            List<ChangedFile> ours, List<ChangedFile> theirs, Optional<Task> task, String design) {
        Report against = new Report(new Inspection(ours, task, design).findings());
        return against.merged(new Report(new Inspection(theirs, task, design).findings()))
                .bounded();
    }
}

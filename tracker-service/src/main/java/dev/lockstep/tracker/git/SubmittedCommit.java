package dev.lockstep.tracker.git;

import java.util.List;

/** What an inspection of a submitted commit found: the changed paths, and each reason to refuse it; none if it is fine. */
public record SubmittedCommit(String commit, List<String> changedPaths, List<String> problems) {
    public boolean isFine() {
        return problems.isEmpty();
    }

    static SubmittedCommit refused(String commit, String problem) {
        return new SubmittedCommit(commit, List.of(), List.of(problem));
    }
}

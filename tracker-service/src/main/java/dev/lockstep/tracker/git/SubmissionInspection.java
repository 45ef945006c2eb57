package dev.lockstep.tracker.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** Checks a submitted commit against what its attempt was allowed to do. */
final class SubmissionInspection {
    static final String CYCLE_TRAILER = "Lockstep-Cycle";
    static final String SESSION_TRAILER = "Lockstep-Session";

    private final Remote remote;
    private final Commits commits;
    private final TreeSafety safety;

    SubmissionInspection(Remote remote, Commits commits) {
        this.remote = remote;
        this.commits = commits;
        this.safety = new TreeSafety(commits);
    }

    SubmittedCommit inspect(AttemptedWork work) {
        if (!ObjectId.isId(work.commit())) {
            return SubmittedCommit.refused(work.commit(), "The commit must be named by its full id of 40 hex digits.");
        }
        ObjectId commit = ObjectId.fromString(work.commit());
        Optional<ObjectId> pushed = remote.tip(work.attemptRef());
        if (!pushed.equals(Optional.of(commit))) {
            return SubmittedCommit.refused(work.commit(), notPushed(work, pushed));
        }
        remote.fetch(work.attemptRef());
        ObjectId start = ObjectId.fromString(work.startCommit());
        if (commit.equals(start)) {
            return new SubmittedCommit(work.commit(), List.of(), List.of());
        }
        RevCommit submitted = commits.parse(commit);
        if (submitted.getParentCount() != 1 || !submitted.getParent(0).equals(start)) {
            return SubmittedCommit.refused(work.commit(), wrongAncestry(work, submitted));
        }
        return checked(work, submitted, commits.changes(start, commit));
    }

    private SubmittedCommit checked(AttemptedWork work, RevCommit submitted, List<TreeChange> changes) {
        WritablePaths writable = new WritablePaths(work.writes());
        List<String> problems = new ArrayList<>();
        for (TreeChange change : changes) {
            safety.problem(change).ifPresent(problems::add);
            if (!writable.allow(change.path())) {
                problems.add("This session may not change %s, only: %s. Undo the change."
                        .formatted(change.path(), String.join(", ", work.writes())));
            }
        }
        requireTrailer(submitted, CYCLE_TRAILER, work.cycle().toString(), problems);
        requireTrailer(submitted, SESSION_TRAILER, work.session(), problems);
        return new SubmittedCommit(
                work.commit(), changes.stream().map(TreeChange::path).toList(), List.copyOf(problems));
    }

    private static void requireTrailer(RevCommit commit, String name, String value, List<String> problems) {
        if (!commit.getFooterLines(name).equals(List.of(value))) {
            problems.add("The commit's message must end with exactly one trailer '%s: %s'.".formatted(name, value));
        }
    }

    private static String notPushed(AttemptedWork work, Optional<ObjectId> pushed) {
        String actual = pushed.map(tip -> "ends at " + tip.name()).orElse("does not exist");
        return "%s %s, not at the submitted %s. Push the commit before submitting it."
                .formatted(work.attemptRef(), actual, work.commit());
    }

    private static String wrongAncestry(AttemptedWork work, RevCommit submitted) {
        return "%s has %d parents; it must be one commit whose only parent is %s, where the session began."
                .formatted(work.commit(), submitted.getParentCount(), work.startCommit());
    }
}

package dev.lockstep.tracker.domain.state;

import java.util.Optional;

/**
 * Where a session's work stands on the cycle's branch.
 *
 * @param start the commit from which the session's change is counted
 * @param base the commit that its next one goes on top of
 * @param picked its last submission on top of {@code base}, if other work landed before it; its next leg goes on from there
 * @param moves how often that was so
 * @param landed whether the branch holds what it submitted
 */
public record Ground(String start, String base, Optional<String> picked, int moves, boolean landed) {
    static Ground at(String commit) {
        return new Ground(commit, commit, Optional.empty(), 0, false);
    }

    /** A leg begins. What landed is not done again: more of it goes on top of what the branch has become. */
    Ground begun(String tip) {
        return landed ? new Ground(start, tip, Optional.empty(), moves, false) : this;
    }

    /** The session handed in a commit; one that changes nothing needs no landing. */
    Ground submitted(String commit, String tip) {
        return new Ground(start, base, Optional.empty(), moves, base.equals(tip) && commit.equals(tip));
    }

    /** What was handed in stands on top of another commit now, as {@code commit}. */
    Ground moved(String onto, String commit) {
        return new Ground(onto, onto, Optional.of(commit), moves + 1, false);
    }

    /** The branch ends at what was submitted. */
    Ground landed(String tip) {
        return new Ground(start, tip, Optional.empty(), moves, true);
    }
}

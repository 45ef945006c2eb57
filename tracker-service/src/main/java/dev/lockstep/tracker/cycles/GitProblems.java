package dev.lockstep.tracker.cycles;

import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * What keeps the tracker from its work in a cycle's repository: the last reason, until the work is done. It is no event,
 * for it comes again with every try.
 */
@ApplicationScoped
public class GitProblems {
    /** In characters: a host may say anything. */
    private static final int MOST = 2_000;

    private final CycleLog log;
    private final Inbox inbox;

    GitProblems(CycleLog log, Inbox inbox) {
        this.log = log;
        this.inbox = inbox;
    }

    /** Shows people the reason, unless the cycle has left that stage meanwhile. */
    @Transactional
    public void note(Cycle seen, String reason) {
        CycleLog.Locked locked = log.lock(seen.id());
        Cycle cycle = locked.cycle();
        if (cycle.stage() instanceof Stage.GitWork work && work.equals(seen.stage())) {
            inbox.gitProblem(cycle, work, reason.substring(0, Math.min(reason.length(), MOST)), locked.since());
        }
    }

    /** Why the tracker's work in the repository is not done yet, if a try at it failed. */
    @Transactional
    public Optional<String> of(UUID cycle) {
        return inbox.gitProblem(cycle);
    }
}

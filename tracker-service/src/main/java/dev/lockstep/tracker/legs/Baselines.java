package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.EventSize;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Command;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells a cycle how its tests ended before any code was changed. */
@ApplicationScoped
class Baselines {
    private final CycleLog log;
    private final CycleHandler handler;
    private final Repositories repositories;

    Baselines(CycleLog log, CycleHandler handler, Repositories repositories) {
        this.log = log;
        this.handler = handler;
        this.repositories = repositories;
    }

    /** Whether it is a run of the tests on the cycle's branch as it stands. Git is read, so call it outside a transaction. */
    boolean isOnBranch(UUID id, Evidence run) {
        Cycle cycle = QuarkusTransaction.requiringNew().call(() -> log.find(id)).orElseThrow();
        return run.name().equals(Commands.TEST)
                && repositories
                        .of(cycle.charter().project())
                        .codeTree(cycle.tip())
                        .equals(run.codeTree());
    }

    /** Locks the cycle in the caller's transaction: whoever gives legs away locks it before the leg too. */
    void lock(UUID id) {
        log.lock(id);
    }

    /**
     * Tells the cycle in the caller's transaction. Told twice, it is kept once.
     *
     * @throws dev.lockstep.tracker.cycles.RejectedException when the attempt is fenced
     */
    void take(UUID id, String leg, int attempt, Evidence run) {
        CycleHandler.Handled handled = handler.handle(id, new Command.TakeBaseline(leg, attempt, Baseline.of(run)));
        EventSize.require(handled.events());
    }
}

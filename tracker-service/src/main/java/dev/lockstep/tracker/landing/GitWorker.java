package dev.lockstep.tracker.landing;

import dev.lockstep.tracker.cycles.CycleChanged;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.GitProblems;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does what a cycle's stage asks of the repository, and tells the cycle how it came out. The stage is the intent: it is
 * recorded before, and the sweep does it again after a crash. Every step may be done twice.
 */
@ApplicationScoped
public class GitWorker {
    private final CycleLog log;
    private final CycleHandler handler;
    private final CycleRows rows;
    private final GitSteps steps;
    private final GitProblems problems;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    GitWorker(CycleLog log, CycleHandler handler, CycleRows rows, GitSteps steps, GitProblems problems) {
        this.log = log;
        this.handler = handler;
        this.rows = rows;
        this.steps = steps;
        this.problems = problems;
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) CycleChanged changed) {
        if (changed.cycle().stage() instanceof Stage.GitWork) {
            UUID id = changed.cycle().id();
            Thread.ofVirtual().name("git-" + id).start(() -> work(id));
        }
    }

    /** Finds the work that a crash or an unreachable repository left undone. */
    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        List<UUID> waiting = QuarkusTransaction.requiringNew().call(() -> rows.list("gitWork", true).stream()
                .map((CycleRow row) -> row.id)
                .toList());
        waiting.forEach(this::work);
    }

    private void work(UUID id) {
        if (!busy.add(id)) {
            return;
        }
        try {
            Optional<Cycle> cycle = QuarkusTransaction.requiringNew().call(() -> log.find(id));
            cycle.filter(found -> found.stage() instanceof Stage.GitWork)
                    .ifPresent(found -> carryOut(found, (Stage.GitWork) found.stage()));
        } catch (RuntimeException e) {
            // The database is away; the sweep tries again.
            Log.warnf("Git work of cycle %s failed and will be tried again: %s", id, e.getMessage());
        } finally {
            busy.remove(id);
        }
    }

    private void carryOut(Cycle cycle, Stage.GitWork work) {
        Command.GitResult result;
        try {
            result = steps.carryOut(cycle, work);
        } catch (RuntimeException e) {
            // The repository is away or refuses; the sweep tries again, and people are told why meanwhile.
            note(cycle, Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
            return;
        }
        // Released before the result is told, because telling it may begin the next step.
        busy.remove(cycle.id());
        tell(cycle, result);
    }

    private void tell(Cycle cycle, Command.GitResult result) {
        try {
            handler.handle(cycle.id(), result);
        } catch (RejectedException e) {
            if (e.rejection().kind() == Rejection.Kind.INVALID) {
                note(
                        cycle,
                        e.getMessage() + ": " + String.join("; ", e.rejection().problems()));
            } else {
                Log.infof("Cycle %s took no notice of its Git work: %s", cycle.id(), e.getMessage());
            }
        }
    }

    private void note(Cycle cycle, String reason) {
        Log.warnf("Git work of cycle %s failed and will be tried again: %s", cycle.id(), reason);
        problems.note(cycle, reason);
    }
}

package dev.lockstep.tracker.landing;

import dev.lockstep.tracker.cycles.CycleChanged;
import dev.lockstep.tracker.cycles.CycleState;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.git.GitFailedException;
import dev.lockstep.tracker.git.RepositoryUnavailableException;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import dev.lockstep.tracker.store.ProjectRow;
import dev.lockstep.tracker.store.ProjectRows;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Clears the refs of attempts out of the projects' repositories once their cycle is cancelled: at once, and once a day
 * where a host was away or a worker pushed late. Nothing waits for it.
 */
@ApplicationScoped
class AbandonedWork {
    private final Repositories repositories;
    private final ProjectRows projects;
    private final CycleRows cycles;

    AbandonedWork(Repositories repositories, ProjectRows projects, CycleRows cycles) {
        this.repositories = repositories;
        this.projects = projects;
        this.cycles = cycles;
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) CycleChanged changed) {
        if (changed.cycle().stage() instanceof Stage.Cancelled) {
            UUID id = changed.cycle().id();
            String project = changed.cycle().charter().project();
            Thread.ofVirtual().name("abandoned-" + id).start(() -> clear(project, id::equals));
        }
    }

    @Scheduled(every = "24h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        List<String> names = QuarkusTransaction.requiringNew().call(() -> projects.listAll().stream()
                .map((ProjectRow row) -> row.name)
                .toList());
        names.forEach(name -> clear(name, this::isCancelled));
    }

    private boolean isCancelled(UUID cycle) {
        return QuarkusTransaction.requiringNew().call(() -> {
            CycleRow row = cycles.findById(cycle);
            return row != null && row.state.equals(CycleState.CANCELLED.name());
        });
    }

    private void clear(String project, Predicate<UUID> over) {
        try {
            repositories.of(project).deleteWorkRefs(over);
        } catch (RepositoryUnavailableException | GitFailedException e) {
            Log.warnf("Abandoned work stays in project %s until tomorrow: %s", project, e.getMessage());
        }
    }
}

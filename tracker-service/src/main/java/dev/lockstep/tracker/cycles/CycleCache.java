package dev.lockstep.tracker.cycles;

import dev.lockstep.tracker.domain.Cycle;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The last committed states of the cycles in use. A state is only ever a prefix of the log, so a stale entry costs a
 * few reads and is never wrong: readers add the events that came since.
 */
@ApplicationScoped
class CycleCache {
    private static final int CAPACITY = 2_000;

    private final TransactionSynchronizationRegistry transactions;
    private final Map<UUID, Cycle> states = LastUsed.of(CAPACITY);

    CycleCache(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    Optional<Cycle> get(UUID id) {
        return Optional.ofNullable(states.get(id));
    }

    /** Keeps a state that was read from committed events. */
    Cycle put(Cycle cycle) {
        states.merge(cycle.id(), cycle, (old, next) -> old.sequence() > next.sequence() ? old : next);
        return cycle;
    }

    /** Keeps a state once the transaction that made it has committed. */
    void putAfterCommit(Cycle cycle) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to prepare: the state is kept in memory alone.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    put(cycle);
                }
            }
        });
    }
}

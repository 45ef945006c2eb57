package dev.lockstep.tracker.store;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Keeps monthly partitions of the growing tables ready, two months ahead. */
@ApplicationScoped
class Partitions {
    private final EntityManager entities;

    Partitions(EntityManager entities) {
        this.entities = entities;
    }

    @Scheduled(every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    void prepare() {
        entities.createNativeQuery("select cast(ensure_partitions(now(), 3) as text)")
                .getResultList();
    }
}

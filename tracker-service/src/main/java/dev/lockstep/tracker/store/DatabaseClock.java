package dev.lockstep.tracker.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The database's time: the only clock that leases and events are told by, whichever replica asks. */
@ApplicationScoped
public class DatabaseClock {
    private final EntityManager entities;

    DatabaseClock(EntityManager entities) {
        this.entities = entities;
    }

    public Instant now() {
        return (Instant) entities
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}

package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.LegRow;
import dev.lockstep.tracker.store.LegRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Who holds which leg, until when. All in the database's time; after a start no lease expires for one full lease. */
@ApplicationScoped
class Leases {
    private final LegRows legs;
    private final EntityManager entities;
    private final DatabaseClock clock;
    private final Duration lease;
    private volatile Instant graceUntil = Instant.MAX;

    Leases(LegRows legs, EntityManager entities, DatabaseClock clock, TrackerConfig config) {
        this.legs = legs;
        this.entities = entities;
        this.clock = clock;
        this.lease = config.legs().lease();
    }

    void started(@Observes StartupEvent start) {
        graceUntil = QuarkusTransaction.requiringNew().call(clock::now).plus(lease);
    }

    /** How long a lease lasts. */
    Duration duration() {
        return lease;
    }

    /** From when on leases that ran out may be taken over. */
    Instant graceUntil() {
        return graceUntil;
    }

    /** Whether no living worker holds the leg. */
    boolean isFree(LegRow leg, Instant now) {
        Instant until = leg.leaseUntil;
        return leg.state.equals(LegRow.WAITING) || until == null || (until.isBefore(now) && now.isAfter(graceUntil));
    }

    /**
     * The leg, locked, if this token is the one of its present attempt.
     *
     * @throws NotAuthenticatedException when the token belongs to no attempt at this leg
     * @throws RejectedException when it belongs to an attempt that is fenced
     */
    LegRow held(UUID cycle, String leg, String token) {
        int attempt = attemptOf(cycle, leg, token);
        LegRow row = legs.findById(new LegRow.Key(cycle, leg), LockModeType.PESSIMISTIC_WRITE);
        if (!row.state.equals(LegRow.CLAIMED) || row.attempt != attempt) {
            throw new RejectedException(Rejection.of(
                    Kind.FENCED,
                    "Attempt " + attempt + " no longer holds leg " + leg + ": "
                            + (row.state.equals(LegRow.CLAIMED)
                                    ? "attempt " + row.attempt + " replaced it"
                                    : "the leg is " + row.state)));
        }
        return row;
    }

    /** Extends the lease of the attempt that holds the token. */
    @Transactional
    public Duration extend(UUID cycle, String leg, String token) {
        LegRow row = held(cycle, leg, token);
        row.leaseUntil = clock.now().plus(lease);
        return lease;
    }

    /** Gives the leg back, so that another worker can have it at once. */
    @Transactional
    public void release(UUID cycle, String leg, String token) {
        held(cycle, leg, token).leaseUntil = null;
    }

    private int attemptOf(UUID cycle, String leg, String token) {
        try {
            return (int) entities
                    .createNativeQuery(
                            "select attempt from attempt where cycle_id = ?1 and leg = ?2 and token_sha256 = ?3",
                            Integer.class)
                    .setParameter(1, cycle)
                    .setParameter(2, leg)
                    .setParameter(3, Sha256.of(token))
                    .getSingleResult();
        } catch (NoResultException e) {
            throw new NotAuthenticatedException("The token is not that of an attempt at leg " + leg, e);
        }
    }
}

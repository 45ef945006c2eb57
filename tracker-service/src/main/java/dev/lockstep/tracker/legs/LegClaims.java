package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.ClaimedLeg.Left;
import dev.lockstep.contracts.legs.LegApi.Claim;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Spent;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.security.AttemptToken;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.LegRow;
import dev.lockstep.tracker.store.LegRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives legs to workers, one attempt at a time. */
@ApplicationScoped
class LegClaims {
    private static final int CANDIDATES = 8;
    private static final Left NOTHING_LEFT = new Left(0, 0, 0, 0);

    private final LegRows legs;
    private final EntityManager entities;
    private final DatabaseClock clock;
    private final Leases leases;
    private final CycleLog log;
    private final CycleHandler handler;
    private final Transcripts transcripts;
    private final Spending spending;

    LegClaims(
            LegRows legs,
            EntityManager entities,
            DatabaseClock clock,
            Leases leases,
            CycleLog log,
            CycleHandler handler,
            Transcripts transcripts,
            Spending spending) {
        this.legs = legs;
        this.entities = entities;
        this.clock = clock;
        this.leases = leases;
        this.log = log;
        this.handler = handler;
        this.transcripts = transcripts;
        this.spending = spending;
    }

    /** A leg that was given, with the token of the attempt and what it may use. */
    record Given(Cycle cycle, LegRow leg, String token, Left left) {}

    /**
     * The leg that is named, or the oldest that waits for the service; empty when none does, or when the named one was
     * paused because nothing is left to spend on it.
     *
     * @throws RejectedException when the named leg can't be had
     */
    Optional<Given> claim(String service, Claim claim) {
        UUID cycle = claim.cycle();
        String leg = claim.leg();
        if (cycle != null && leg != null) {
            return take(service, new LegRow.Key(cycle, leg), claim.worker());
        }
        for (LegRow.Key candidate : waiting(service)) {
            try {
                Optional<Given> given = take(service, candidate, claim.worker());
                if (given.isPresent()) {
                    return given;
                }
            } catch (RejectedException taken) {
                // Another worker was faster; the next candidate may still be free.
                continue;
            }
        }
        return Optional.empty();
    }

    private Optional<Given> take(String service, LegRow.Key key, String worker) {
        return QuarkusTransaction.requiringNew().call(() -> {
            CycleLog.Locked locked = log.lock(key.cycleId());
            Cycle cycle = locked.cycle();
            LegRow row = legs.findById(key);
            if (row == null || !row.service.equals(service)) {
                throw new RejectedException(Rejection.of(
                        Kind.UNKNOWN, "Cycle " + key.cycleId() + " has no leg " + key.leg() + " for " + service));
            }
            Optional<Session> session = cycle.sessionOfLeg(key.leg());
            Optional<Spent> spent = session.filter(_ -> !isOver(row)).map(known -> spending.of(cycle, known));
            boolean free = leases.isFree(row, locked.since());
            CycleHandler.Handled handled = handler.handle(locked, new Command.ClaimLeg(key.leg(), worker, free, spent));
            if (row.state.equals(LegRow.ENDED)) {
                return Optional.empty();
            }
            Left left = spent.map(known -> SpendingPolicy.left(cycle, session.orElseThrow(), known))
                    .orElse(NOTHING_LEFT);
            row.state = LegRow.CLAIMED;
            row.attempt++;
            row.leaseUntil = locked.since().plus(leases.duration());
            String token = AttemptToken.fresh();
            insertAttempt(row, worker, token);
            return Optional.of(new Given(handled.cycle(), row, token, left));
        });
    }

    /** A leg that nobody has had yet can't have been ended. */
    private boolean isOver(LegRow row) {
        return row.attempt > 0 && transcripts.isOver(row.cycleId, row.session, row.leg);
    }

    private void insertAttempt(LegRow row, String worker, String token) {
        entities.createNativeQuery(
                        "insert into attempt (cycle_id, leg, attempt, worker, token_sha256) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, row.cycleId)
                .setParameter(2, row.leg)
                .setParameter(3, row.attempt)
                .setParameter(4, worker.replace("\0", "\\0"))
                .setParameter(5, Sha256.of(token))
                .executeUpdate();
    }

    private List<LegRow.Key> waiting(String service) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.now();
            Instant expired = now.isAfter(leases.graceUntil()) ? now : Instant.EPOCH;
            return legs
                    .find(
                            "service = ?1 and (state = ?2 or (state = ?3 and (leaseUntil is null or leaseUntil < ?4)))"
                                    + " order by dispatchedAt",
                            service,
                            LegRow.WAITING,
                            LegRow.CLAIMED,
                            expired)
                    .page(0, CANDIDATES)
                    .stream()
                    .map(row -> new LegRow.Key(row.cycleId, row.leg))
                    .toList();
        });
    }
}

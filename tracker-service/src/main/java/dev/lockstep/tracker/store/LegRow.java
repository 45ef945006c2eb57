package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A leg as workers see it: waiting, claimed under a lease, or ended. Heartbeats change this row and are no events. */
@Entity
@IdClass(LegRow.Key.class)
@Table(name = "leg")
public class LegRow {
    public static final String WAITING = "waiting";
    public static final String CLAIMED = "claimed";
    public static final String ENDED = "ended";

    @Id
    public UUID cycleId;

    @Id
    public String leg;

    public String session;
    public String service;
    public String state;
    public int attempt;
    public @Nullable Instant leaseUntil;
    public Instant dispatchedAt;

    /** A leg of a cycle. */
    public record Key(UUID cycleId, String leg) implements Serializable {}
}

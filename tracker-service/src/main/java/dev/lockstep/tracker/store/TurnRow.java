package dev.lockstep.tracker.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A turn of a session's transcript; its body is the blob named by {@code digest}. */
@Entity
@IdClass(TurnRow.Key.class)
@Table(name = "turn")
public class TurnRow {
    @Id
    public UUID cycleId;

    @Id
    public String session;

    @Id
    @Column(name = "idx")
    public int index;

    public String leg;
    public int attempt;
    public String kind;
    public String digest;
    public long inputTokens;
    public long outputTokens;
    public long cost;
    public Instant recordedAt;

    /** A turn's place in its session's transcript. */
    public record Key(UUID cycleId, String session, int index) implements Serializable {}
}

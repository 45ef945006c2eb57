package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One event of the log. {@code body} is the canonical CloudEvent without position and chain; the chain links it. */
@Entity
@Immutable
@IdClass(EventRow.Key.class)
@Table(name = "event")
public class EventRow {
    @Id
    public UUID cycleId;

    @Id
    public long sequence;

    public String type;
    public byte[] body;
    public String chain;
    public Instant recordedAt;

    /** An event's place in its cycle's log. */
    public record Key(UUID cycleId, long sequence) implements Serializable {}
}

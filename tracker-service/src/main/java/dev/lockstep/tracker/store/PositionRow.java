package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The place of an event in the whole log; null until the relay gives it one. */
@Entity
@IdClass(EventRow.Key.class)
@Table(name = "event_position")
public class PositionRow {
    @Id
    public UUID cycleId;

    @Id
    public long sequence;

    public @Nullable Long position;
}

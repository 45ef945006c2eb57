package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver an event. {@code status} is that of the response, if there was one. */
@Entity
@Table(name = "webhook_delivery")
public class DeliveryRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public UUID webhook;
    public long position;
    public String event;
    public String type;
    public int attempt;
    public Instant at;
    public boolean delivered;
    public @Nullable Integer status;
    public @Nullable String error;
}

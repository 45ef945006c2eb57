package dev.lockstep.tracker.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that could not be understood or does not fit what is recorded, kept with the reason. */
@Entity
@Table(name = "parked_message")
public class ParkedRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String topic;
    public int part;

    @Column(name = "record_offset")
    public long offset;

    public @Nullable UUID cycleId;
    public @Nullable String session;
    public String reason;
    public String sha256;
    public int length;
    public byte[] bytes;
    public Instant parkedAt;
    public @Nullable Instant announcedAt;
    public @Nullable Instant settledAt;
    public @Nullable String settlement;
}

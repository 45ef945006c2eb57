package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Where events are delivered to, and how far that has come. Whoever delivers moves it on by SQL of its own, so that a
 * change here writes no more than what changed.
 */
@Entity
@DynamicUpdate
@Table(name = "webhook")
public class WebhookRow {
    @Id
    public UUID id;

    public String url;
    public String format;
    public @Nullable String project;

    /** Full event types with commas between; empty for all. */
    public String types;

    public String secret;
    public String createdBy;
    public Instant createdAt;
    public long position;
    public int attempts;
    public @Nullable Instant failingSince;
    public Instant dueAt;
    public @Nullable Instant disabledAt;
    public @Nullable String disabledReason;
}

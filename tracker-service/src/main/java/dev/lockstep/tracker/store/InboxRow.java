package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that waits for people: the roles that may act, separated by commas, and the people who may not approve all the same, one a line. */
@Entity
@IdClass(InboxRow.Key.class)
@Table(name = "inbox_item")
public class InboxRow {
    @Id
    public UUID cycleId;

    @Id
    public String kind;

    @Id
    public String name;

    public @Nullable String session;
    public String roles;
    public String barred;
    public String why;
    public Instant since;

    /** What waits, in which cycle. */
    public record Key(UUID cycleId, String kind, String name) implements Serializable {}
}

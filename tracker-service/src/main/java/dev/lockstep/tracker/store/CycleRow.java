package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The guard row of a cycle's log, with the columns that lists are made of. */
@Entity
@Table(name = "cycle")
public class CycleRow {
    @Id
    public UUID id;

    public String project;
    public String title;
    public String requestedBy;
    public String state;
    public String phase;
    public boolean gitWork;
    public long sequence;
    public String chain;
    public Instant createdAt;
    public Instant updatedAt;
}

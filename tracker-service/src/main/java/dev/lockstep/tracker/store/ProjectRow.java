package dev.lockstep.tracker.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A project: its repository and the commands that may be run in it, as JSON. */
@Entity
@Table(name = "project")
public class ProjectRow {
    @Id
    public String name;

    public String url;
    public String defaultBranch;
    public String commands;
    public boolean solo;
    public String createdBy;
    public Instant createdAt;

    /** The URL without user and password: all that people and agents get to see of it. */
    public String urlWithoutCredentials() {
        return url.replaceFirst("://[^/@]*@", "://");
    }
}

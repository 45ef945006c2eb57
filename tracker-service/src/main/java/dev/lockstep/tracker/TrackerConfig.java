package dev.lockstep.tracker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** All settings of the tracker that are Lockstep's own. A wrong one stops the start. */
@ConfigMapping(prefix = "lockstep")
public interface TrackerConfig {
    /** A folder that this process owns: mirrors of the projects' repositories. */
    Path dataDir();

    /** JSON with the people and agents that may call: names, roles or services, and SHA-256 of their tokens. */
    Optional<Path> principalsFile();

    Topics topics();

    Legs legs();

    Relay relay();

    Tasks tasks();

    Feeds feeds();

    Webhooks webhooks();

    /** How topics come to be. */
    interface Topics {
        /** Whether to create what is missing at start; otherwise it must be there. */
        @WithDefault("false")
        boolean create();

        /** Whether to use the partition counts of a local stack. */
        @WithDefault("false")
        boolean local();

        /** Copies of each partition, when creating. */
        @WithDefault("1")
        short replication();
    }

    /** How workers hold legs. */
    interface Legs {
        /** How long an attempt holds its leg without a heartbeat. */
        @WithDefault("30s")
        Duration lease();

        /** How long one leg may take. */
        @WithDefault("30m")
        Duration deadline();
    }

    /** How large a plan's tasks may be. */
    interface Tasks {
        /** Tokens that the model which implements reads and writes at once; what a task reads may fill half of it. */
        @WithDefault("128000")
        @Min(1)
        int window();
    }

    /** How the log is published. */
    interface Relay {
        /** The longest that an event waits when a hint was lost. */
        @WithDefault("500ms")
        Duration sweep();

        /** How long one replica stays the one that publishes without renewing. */
        @WithDefault("10s")
        Duration lease();

        /** How old the oldest unpublished event may be, and how long publishing may fail, before the tracker is not ready. */
        @WithDefault("30s")
        Duration behind();
    }

    /** How events are delivered to addresses that operators named. */
    interface Webhooks {
        /** Whether addresses of this machine and of private networks may be called. */
        @WithDefault("false")
        boolean allowPrivate();

        /** How long one attempt may take. */
        @WithDefault("10s")
        Duration timeout();

        /** The wait after the first failed attempt; it doubles with each, up to an hour. */
        @WithDefault("5s")
        Duration backoff();

        /** For how long every attempt may fail before the webhook is disabled. */
        @WithDefault("72h")
        Duration giveUp();
    }

    /** How the log is handed to those who follow it. */
    interface Feeds {
        /** The longest that an event of another replica waits to be seen here. */
        @WithDefault("100ms")
        Duration sweep();

        /** How long a stream is silent before it says that it is alive. */
        @WithDefault("15s")
        Duration heartbeat();

        /** How long a client may take to read what was sent before it is cut off. */
        @WithDefault("30s")
        Duration stalled();

        /** Streams that may be open at once. */
        @WithDefault("1000")
        @Min(1)
        int streams();
    }
}

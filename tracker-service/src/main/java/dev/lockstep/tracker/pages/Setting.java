package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.TrackerConfig;
import java.nio.file.Path;
import java.util.List;

/** A property of Lockstep's own and the value that is in force. None of them is a secret. */
public record Setting(String property, String value) {
    static List<Setting> of(TrackerConfig config) {
        return List.of(
                new Setting("lockstep.data-dir", config.dataDir().toString()),
                new Setting(
                        "lockstep.principals-file",
                        config.principalsFile().map(Path::toString).orElse("none: nobody can sign in")),
                of("lockstep.topics.create", config.topics().create()),
                of("lockstep.topics.local", config.topics().local()),
                of("lockstep.topics.replication", config.topics().replication()),
                of("lockstep.legs.lease", config.legs().lease()),
                of("lockstep.legs.deadline", config.legs().deadline()),
                of("lockstep.relay.sweep", config.relay().sweep()),
                of("lockstep.relay.lease", config.relay().lease()),
                of("lockstep.relay.behind", config.relay().behind()),
                of("lockstep.tasks.window", config.tasks().window()));
    }

    private static Setting of(String property, Object value) {
        return new Setting(property, value.toString());
    }
}

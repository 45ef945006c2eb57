package dev.lockstep.contracts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shell commands that a project names, from {@code setup} to {@code run}. */
public record Commands(Map<String, String> byName) {
    /** All that there are, in the order in which a checkout is brought to run. */
    public static final List<String> NAMES = List.of("setup", "build", "type-check", "lint", "test", "coverage", "run");

    public Commands {
        byName = new TreeMap<>(byName);
    }

    public Optional<String> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

package dev.lockstep.tracker.domain;

import java.util.Set;

/** An authenticated human. Agents are never represented by this type, so they can't reach a command that takes one. */
public record Person(String name, Set<String> roles) {
    public boolean hasAny(Set<String> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }
}

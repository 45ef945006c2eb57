package dev.lockstep.localstack;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code stack.json} holds: how to reach a running stack as each person, and which processes belong to it. */
public record StackState(
        long pid,
        boolean ready,
        @Nullable String trackerUrl,
        @Nullable String kafka,
        @Nullable String jdbcUrl,
        String model,
        boolean scripted,
        List<SignIn> people,
        List<Running> processes) {
    public StackState {
        people = List.copyOf(people);
        processes = List.copyOf(processes);
    }

    /** A person's name, roles and bearer token. */
    public record SignIn(String name, List<String> roles, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "SignIn[" + name + "]";
        }
    }

    /** A process; its start tells it from a later one with the same id. */
    public record Running(String name, long pid, Instant started) {
        public Running {
            Objects.requireNonNull(name);
            Objects.requireNonNull(started);
        }
    }
}

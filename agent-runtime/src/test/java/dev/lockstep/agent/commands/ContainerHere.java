package dev.lockstep.agent.commands;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The container engine of this machine, if it has one: skipped loudly otherwise. The image needs a JDK and coreutils. */
final class ContainerHere {
    private static final String IMAGE =
            Objects.requireNonNullElse(System.getenv("LOCKSTEP_SANDBOX_IMAGE"), "eclipse-temurin:25-jdk");

    private ContainerHere() {}

    static CommandRunner required() {
        try {
            return ContainerRunner.probe(Optional.of(IMAGE), List.of(), Map.of());
        } catch (CommandRefusedException e) {
            String lack =
                    "NO CONTAINER ENGINE IS TESTED on this machine, looked for docker and podman: " + e.getMessage();
            System.err.println("SKIPPED: " + lack);
            return Assumptions.abort(lack);
        }
    }
}

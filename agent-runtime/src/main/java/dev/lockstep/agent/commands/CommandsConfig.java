package dev.lockstep.agent.commands;

import dev.lockstep.contracts.RequestLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a project's commands are locked up, and how much of the machine one of them may use. */
@ConfigMapping(prefix = "lockstep.commands")
public interface CommandsConfig {
    int LEAST_OUTPUT = 4096;

    @WithDefault("auto")
    Sandbox sandbox();

    /** The image of the container that commands run in, where a container engine runs them. It must be on the machine. */
    Optional<String> image();

    /** Folders and files outside {@code /usr} that commands may read at the same path, as a Maven repository. */
    Optional<List<Path>> readOnlyPaths();

    /** What commands find in their environment besides the few variables that every command gets. No secrets here. */
    Map<String, String> environment();

    LimitsConfig limits();

    /** What locks a command up. */
    enum Sandbox {
        /** Bubblewrap where it works, else a container where an engine answers; otherwise commands are refused. */
        AUTO,
        /** Bubblewrap, or the service does not start. */
        BUBBLEWRAP,
        /** A container by docker or podman, or the service does not start. */
        CONTAINER,
        /** Nothing: for commands that the operator trusts as much as the agent itself. */
        NONE
    }

    /** Bounds on one command. */
    interface LimitsConfig {
        @WithDefault("10m")
        Duration time();

        @WithDefault("2G")
        MemorySize memory();

        /** Of the workspace and the project's cache together. */
        @WithDefault("10G")
        MemorySize disk();

        /** Processes and their threads together. */
        @WithDefault("1024")
        int processes();

        /** Bytes of UTF-8, from 4K to 256K, which is what the tracker keeps of a run. */
        @WithDefault("256K")
        MemorySize output();
    }

    /**
     * The bounds that every command gets.
     *
     * @throws IllegalStateException when the output's is none that the tracker can go along with
     */
    default CommandRunner.Limits bounds() {
        long output = limits().output().asLongValue();
        if (output < LEAST_OUTPUT || output > RequestLimits.LOG) {
            throw new IllegalStateException(
                    "lockstep.commands.limits.output is " + output + " bytes; it must lie between " + LEAST_OUTPUT
                            + " and " + RequestLimits.LOG + ", which is what the tracker keeps of a run");
        }
        return new CommandRunner.Limits(
                limits().time(),
                limits().memory().asLongValue(),
                limits().disk().asLongValue(),
                limits().processes(),
                Math.toIntExact(output));
    }
}

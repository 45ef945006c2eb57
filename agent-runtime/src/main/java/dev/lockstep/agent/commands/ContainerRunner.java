package dev.lockstep.agent.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs each command in a container of its own, by docker or podman: for macOS, and wherever bubblewrap may not work. The
 * image brings the tools; everything else is as in {@link Bubblewrap}.
 *
 * <p>Known limits: whoever may call the engine can do with the machine what the engine can, so the command must never
 * reach it; and the engine must see the agent's data directory at the same path.
 */
public final class ContainerRunner implements CommandRunner {
    private static final Limits PROBE = new Limits(Duration.ofSeconds(30), 256L << 20, 1L << 20, 1024, 4096);
    private static final int KILLED = 137;

    /** The engine's own failure; a command's may be the same. */
    private static final int ENGINE_FAILED = 125;

    private final ContainerEngine engine;
    private final String image;
    private final List<Path> readOnlyPaths;
    private final Map<String, String> environment;

    private ContainerRunner(
            ContainerEngine engine, String image, List<Path> readOnlyPaths, Map<String, String> environment) {
        this.engine = engine;
        this.image = image;
        this.readOnlyPaths = List.copyOf(readOnlyPaths);
        this.environment = Map.copyOf(environment);
    }

    /**
     * Tries the first engine that answers once, with that image.
     *
     * @throws CommandRefusedException when it does not work here; the message says why
     */
    public static ContainerRunner probe(
            Optional<String> image, List<Path> readOnlyPaths, Map<String, String> environment) {
        return probe(ContainerEngine.answering(), image, readOnlyPaths, environment);
    }

    static ContainerRunner probe(
            ContainerEngine engine, Optional<String> image, List<Path> readOnlyPaths, Map<String, String> environment) {
        String named = image.filter(name -> !name.isBlank())
                .orElseThrow(() -> new CommandRefusedException(
                        engine.program() + " answers, but no image is named for commands: set lockstep.commands.image"
                                + " (LOCKSTEP_SANDBOX_IMAGE) to one that has /bin/sh and the project's tools"));
        if (!engine.has(named)) {
            throw new CommandRefusedException("The image " + named + " is not on this machine. Fetch it by `"
                    + engine.program() + " pull " + named + "`");
        }
        ContainerRunner runner = new ContainerRunner(engine, named, readOnlyPaths, environment);
        runner.probe();
        return runner;
    }

    @Override
    public Result run(Request request) {
        String name = "lockstep-" + UUID.randomUUID();
        ProcessBuilder builder = engine.running(new ContainerArguments()
                .lockedUp(name, request.network())
                .limited(request.limits())
                .as(engine, user(request.workspace()))
                .project(request.workspace(), request.cache())
                .readOnly(readOnlyPaths)
                .environment(environment)
                .running(image, request.command()));
        Result result = SupervisedCommand.runInContainer(builder, request, client -> end(client, name));
        if (result.exitCode() == ENGINE_FAILED && result.output().startsWith(complaint())) {
            engine.kill(name);
            throw new CommandRefusedException("The command's container could not be started: "
                    + result.output().strip());
        }
        return result.exitCode() == KILLED ? explained(result, request.limits()) : result;
    }

    /** The client's death alone would leave the container running. */
    private void end(ProcessHandle client, String name) {
        if (client.isAlive()) {
            engine.kill(name);
            client.destroyForcibly();
        }
    }

    private String complaint() {
        return engine.isPodman() ? "Error: " : "docker: ";
    }

    private static Result explained(Result result, Limits limits) {
        if (result.output().contains("\n[stopped: ")) {
            return result;
        }
        String note = "\n[killed: exit code 137, as when it used more than " + (limits.memoryBytes() >> 20)
                + " MiB of memory]\n";
        return new Result(
                result.exitCode(), result.timedOut(), result.output() + note, result.truncated(), result.millis());
    }

    /** Who owns the workspace runs in it, so that its files stay the agent's. */
    private static String user(Path workspace) {
        try {
            return Files.getAttribute(workspace, "unix:uid") + ":" + Files.getAttribute(workspace, "unix:gid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the engine shows this agent's folders at all: that of another machine, or in one of its own, does not. */
    private void probe() {
        try {
            Path folder = Files.createTempDirectory("lockstep-probe");
            try {
                Result result = run(new Request(folder, folder, "echo ready > written", false, PROBE));
                if (!Files.deleteIfExists(folder.resolve("written"))) {
                    throw new CommandRefusedException("A container of " + image + " by " + engine.program()
                            + " does not write to this agent's folder " + folder + ": "
                            + result.output().strip());
                }
            } finally {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

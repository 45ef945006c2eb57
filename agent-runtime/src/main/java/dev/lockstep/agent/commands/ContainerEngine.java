package dev.lockstep.agent.commands;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A container engine's command line, as docker and podman have it in common.
 *
 * @param program the client, by name or path
 * @param rootless whether the engine runs without root's powers, as the user who calls it
 */
record ContainerEngine(String program, boolean rootless) {
    private static final List<String> KNOWN = List.of("docker", "podman");
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration IMAGE = Duration.ofSeconds(10);

    /** What a client needs to find its engine. The agent's own secrets are not among it. */
    private static final List<String> PASSED_ON = List.of(
            "CONTAINER_HOST",
            "DBUS_SESSION_BUS_ADDRESS",
            "DOCKER_CERT_PATH",
            "DOCKER_CONFIG",
            "DOCKER_CONTEXT",
            "DOCKER_HOST",
            "DOCKER_TLS_VERIFY",
            "HOME",
            "PATH",
            "TMPDIR",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR");

    /**
     * The first engine that answers.
     *
     * @throws CommandRefusedException when none does; the message says of each why not
     */
    static ContainerEngine answering() {
        List<String> silent = new ArrayList<>();
        for (String program : KNOWN) {
            if (onPath(program)) {
                try {
                    return answering(program);
                } catch (CommandRefusedException e) {
                    silent.add(String.valueOf(e.getMessage()));
                }
            } else {
                silent.add(program + " is not on the PATH");
            }
        }
        throw new CommandRefusedException("no container engine answers: " + String.join("; ", silent));
    }

    /** The engine behind that client, if it answers in time. */
    static ContainerEngine answering(String program) {
        CommandRunner.Result answer = new ContainerEngine(program, false)
                .call(
                        ANSWER,
                        "info",
                        "--format",
                        isPodman(program) ? "{{.Host.Security.Rootless}}" : "{{.SecurityOptions}}");
        if (answer.timedOut()) {
            throw new CommandRefusedException(program + " did not answer within " + ANSWER.toSeconds() + " s");
        }
        if (answer.exitCode() != 0) {
            throw new CommandRefusedException(program + " does not answer: " + lastLine(answer.output()));
        }
        String said = answer.output().strip();
        return new ContainerEngine(program, said.equals("true") || said.contains("rootless"));
    }

    boolean isPodman() {
        return isPodman(program);
    }

    private static boolean isPodman(String program) {
        return program.endsWith("podman");
    }

    /** Whether the image is on this machine. None is ever fetched unasked. */
    boolean has(String image) {
        return call(IMAGE, "image", "inspect", "--format", "{{.Id}}", image).exitCode() == 0;
    }

    /** Ends a container at once and leaves nothing of it. It may have ended already. */
    void kill(String container) {
        for (List<String> arguments : List.of(List.of("kill", container), List.of("rm", "--force", container))) {
            Process call = SupervisedCommand.fork(
                    running(arguments).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
            // Joining goes on when the calling thread is interrupted, which is one reason to be here.
            call.onExit()
                    .completeOnTimeout(call, IMAGE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            call.destroyForcibly();
        }
    }

    /** A call of the client that runs until it ends, with an environment of its own. */
    ProcessBuilder running(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(program));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().retainAll(PASSED_ON);
        return builder;
    }

    private CommandRunner.Result call(Duration time, String... arguments) {
        try {
            return SupervisedCommand.runTrusted(running(List.of(arguments)), limits(time));
        } catch (UncheckedIOException e) {
            throw new CommandRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static CommandRunner.Limits limits(Duration time) {
        return new CommandRunner.Limits(time, 1L << 30, 1L << 30, 1024, 4096);
    }

    private static boolean onPath(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce("", (before, line) -> line);
    }
}

package dev.lockstep.agent.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs commands under bubblewrap: namespaces of their own, no capabilities, a read-only system, and of everything else
 * on the machine only the workspace and the cache.
 *
 * <p>Known limits: there is no filter on system calls, and a command with network shares the host's, loopback included.
 */
public final class Bubblewrap implements CommandRunner {
    private static final Limits PROBE = new Limits(Duration.ofSeconds(10), 256L << 20, 1L << 20, 1024, 4096);

    private final List<Path> readOnlyPaths;
    private final Map<String, String> environment;
    private final SandboxArguments.Identity identity;
    private final boolean disableNested;

    private Bubblewrap(List<Path> readOnlyPaths, Map<String, String> environment, boolean disableNested)
            throws IOException {
        this.readOnlyPaths = List.copyOf(readOnlyPaths);
        this.environment = Map.copyOf(environment);
        this.disableNested = disableNested;
        Path folder = Files.createTempDirectory("lockstep-sandbox");
        this.identity = SandboxArguments.Identity.in(folder);
        folder.toFile().deleteOnExit();
        identity.passwd().toFile().deleteOnExit();
        identity.group().toFile().deleteOnExit();
    }

    /**
     * Tries the sandbox once on this machine.
     *
     * @throws CommandRefusedException when it does not work here; the message says why
     */
    public static Bubblewrap probe(List<Path> readOnlyPaths, Map<String, String> environment) {
        try {
            Bubblewrap sandbox = new Bubblewrap(readOnlyPaths, environment, knowsDisableUserns());
            sandbox.probe();
            return sandbox;
        } catch (IOException | UncheckedIOException e) {
            throw new CommandRefusedException("bubblewrap cannot be started: " + e.getMessage());
        }
    }

    @Override
    public Result run(Request request) {
        List<String> line = new ArrayList<>(ResourceLimits.prefix(request.limits()));
        List<String> command = new ArrayList<>(ResourceLimits.processesPrefix(request.limits()));
        command.addAll(ResourceLimits.shell(request.command()));
        line.addAll(arguments(request).running(command));
        // The agent's environment would be readable in /proc of the waiting bwrap itself.
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        // Its death is the end of the sandbox's first process, and so of all others in that process namespace.
        return SupervisedCommand.run(builder, request, ProcessHandle::destroyForcibly);
    }

    private SandboxArguments arguments(Request request) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        return new SandboxArguments()
                .namespaces(request.network(), disableNested)
                .system(identity, request.network())
                .scratch(request.limits().memoryBytes())
                .readOnly(List.of(javaHome))
                .readOnly(readOnlyPaths)
                .project(request.workspace(), request.cache())
                .environment(javaHome, environment);
    }

    private void probe() throws IOException {
        Path folder = Files.createTempDirectory("lockstep-probe");
        try {
            Result result = run(new Request(folder, folder, "true", false, PROBE));
            if (result.exitCode() != 0) {
                throw new CommandRefusedException(
                        "bubblewrap does not work here: " + result.output().strip());
            }
        } finally {
            Files.delete(folder);
        }
    }

    /** Since 0.8.0; without it a command can make user namespaces of its own, which widens the kernel's attack surface. */
    private static boolean knowsDisableUserns() {
        return SupervisedCommand.runTrusted(new ProcessBuilder("bwrap", "--help"), PROBE)
                .output()
                .contains("--disable-userns");
    }
}

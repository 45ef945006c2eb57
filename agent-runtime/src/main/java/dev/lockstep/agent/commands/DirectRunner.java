package dev.lockstep.agent.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Runs commands with nothing around them but limits and a clean environment, because the operator said so. A command
 * reads and writes what the agent's own user can, and has the network.
 */
public final class DirectRunner implements CommandRunner {
    private static final Logger LOG = Logger.getLogger(DirectRunner.class);

    private final Map<String, String> environment;
    private final AtomicBoolean warned = new AtomicBoolean();

    public DirectRunner(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Result run(Request request) {
        if (warned.compareAndSet(false, true)) {
            LOG.warn("Commands run WITHOUT A SANDBOX (lockstep.commands.sandbox=none): what a model writes can read and"
                    + " change whatever this user can. Use it only for projects whose commands you trust.");
        }
        List<String> line = new ArrayList<>(List.of("setsid"));
        line.addAll(ResourceLimits.prefix(request.limits()));
        line.addAll(ResourceLimits.shell(request.command()));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(request.workspace().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(request.cache().toString()));
        return SupervisedCommand.run(builder, request, DirectRunner::killGroup);
    }

    /** The cache is also {@code HOME}, so that the operator's own settings and credentials are not used by accident. */
    private Map<String, String> environment(String cache) {
        return CommandEnvironment.of(Path.of(System.getProperty("java.home")), cache, cache, environment);
    }

    /** The command leads a process group of its own, named by its id; what has left the group is found by its parents. */
    private static void killGroup(ProcessHandle process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        Process kill = SupervisedCommand.fork(
                new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + process.pid() + " 2>/dev/null"));
        kill.onExit().completeOnTimeout(kill, 5, TimeUnit.SECONDS).join();
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

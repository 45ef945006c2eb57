package dev.lockstep.localstack;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part that is a JVM on a leash. */
final class JavaPart implements Part {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration RESTART_STOP_BOUND = Duration.ofSeconds(10);
    private static final int PORTS_TRIED = 3;
    private static final Pattern PORT_TAKEN = Pattern.compile(
            "Address already in use|Port already bound|already in use by another process", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Recipe recipe;
    private final Supervision supervision;
    private final CappedLog log;
    private int port;
    private boolean portIsKnownToOthers;
    private boolean serving;
    private @Nullable ChildProcess child;

    JavaPart(String name, Recipe recipe, int preferredPort, Supervision supervision) {
        this.name = name;
        this.recipe = recipe;
        this.port = preferredPort;
        this.supervision = supervision;
        this.log = new CappedLog(supervision.logs().resolve(name + ".log"));
    }

    int port() {
        return port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized long pid() {
        return child == null ? -1 : child.pid();
    }

    @Override
    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    @Override
    public void start() {
        for (int tried = 1; !isRunning(); tried++) {
            choosePort();
            ChildProcess launched = launch();
            if (awaitReady(launched)) {
                served(launched);
                return;
            }
            failUnlessAnotherPortMayDo(launched, tried);
        }
    }

    /** Chooses its port for good, so that parts which start at the same time can be told of it. */
    synchronized void fixPort() {
        choosePort();
        portIsKnownToOthers = true;
    }

    private synchronized void choosePort() {
        if (!portIsKnownToOthers) {
            port = Ports.preferring(port);
        }
    }

    /** Checks and launches in one step, so that a stack being closed gains no new child. */
    private synchronized ChildProcess launch() {
        supervision.refuseWhenClosing(name);
        JavaProgram program = recipe.program(port);
        ChildProcess launched = ChildProcess.start(command(program), recipe.settings(port), log);
        child = launched;
        serving = false;
        supervision.launched(name, launched.pid(), launched.started());
        launched.whenEnded(() -> ended(launched));
        return launched;
    }

    /** From here on its end is a loss; one before is a start that failed. */
    private void served(ChildProcess launched) {
        synchronized (this) {
            portIsKnownToOthers = true;
            serving = true;
        }
        if (!launched.isAlive()) {
            ended(launched);
        }
    }

    private List<String> command(JavaProgram program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // What people wait for runs a few times an hour: unless compiled early, it is interpreted for days.
                "-XX:CompileThresholdScaling=0.1",
                // Not to collect everything while the first classes are loaded and compiled, which stops all threads.
                "-XX:MetaspaceSize=128m",
                "-XX:ReservedCodeCacheSize=128m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                supervision.leash() + File.pathSeparator + program.classPath(),
                "dev.lockstep.localstack.leash.Leash",
                program.mainClass()));
        command.addAll(program.arguments());
        return command;
    }

    private boolean awaitReady(ChildProcess launched) {
        long deadline = System.nanoTime() + recipe.startBound().toNanos();
        while (!launched.endsWithin(POLL)) {
            if (recipe.isReady(port)) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                launched.kill();
                throw new StackException(name + " was not ready after "
                        + recipe.startBound().toSeconds() + " s; the end of " + log.file() + ":\n" + launched.tail());
            }
        }
        return false;
    }

    private void failUnlessAnotherPortMayDo(ChildProcess launched, int tried) {
        supervision.refuseWhenClosing(name);
        String tail = launched.tail();
        boolean taken = PORT_TAKEN.matcher(tail).find();
        if (!taken || portIsKnownToOthers || tried == PORTS_TRIED) {
            throw new StackException(name + " ended with code " + launched.exitCode() + " while starting on port "
                    + port + "; the end of " + log.file() + ":\n" + tail);
        }
    }

    private void ended(ChildProcess launched) {
        boolean unexpected;
        synchronized (this) {
            unexpected = child == launched && serving;
            serving = false;
        }
        if (unexpected) {
            supervision.lost(
                    this,
                    name + " ended with code " + launched.exitCode(),
                    "the end of " + log.file() + ":\n" + launched.tail());
        }
    }

    /** From here on its end is expected. */
    private synchronized @Nullable ChildProcess release() {
        ChildProcess released = child;
        child = null;
        return released;
    }

    @Override
    public void kill9() {
        ChildProcess released = release();
        if (released != null) {
            released.kill();
        }
    }

    @Override
    public void restart() {
        stop(RESTART_STOP_BOUND);
        start();
    }

    @Override
    public void stop(Duration bound) {
        ChildProcess released = release();
        if (released != null) {
            released.stop(bound);
        }
    }
}

package dev.lockstep.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running child with its output in a capped log. */
final class ChildProcess {
    private static final List<String> OWN_SETTINGS = List.of("LOCKSTEP_", "QUARKUS_", "KAFKA_");

    private final Process process;
    private final CappedLog log;
    private final Thread copier;

    private ChildProcess(Process process, CappedLog log) {
        this.process = process;
        this.log = log;
        // A read of a pipe holds a virtual thread's carrier, and a few children would hold them all.
        this.copier = Thread.ofPlatform().daemon().name("log").start(() -> log.copy(process.getInputStream()));
    }

    /** Starts a command with exactly the given settings; those that this process was given are not handed on. */
    static ChildProcess start(List<String> command, Map<String, String> settings, CappedLog log) {
        ProcessBuilder builder = new ProcessBuilder(ownGroup(command)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> OWN_SETTINGS.stream().anyMatch(name::startsWith));
        builder.environment().putAll(settings);
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new StackException("Can't run " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    /** A terminal's Ctrl-C goes to a whole process group; a child in its own one is stopped by its parent alone, in order. */
    private static List<String> ownGroup(List<String> command) {
        Path setsid = Path.of("/usr/bin/setsid");
        if (!Files.isExecutable(setsid)) {
            return command;
        }
        List<String> grouped = new ArrayList<>(List.of(setsid.toString()));
        grouped.addAll(command);
        return grouped;
    }

    long pid() {
        return process.pid();
    }

    Instant started() {
        return process.info().startInstant().orElseGet(Instant::now);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    void whenEnded(Runnable action) {
        var ignored = process.onExit().thenRun(action);
    }

    /** Waits for its end, no longer than the bound; true when it has ended. */
    boolean endsWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for process " + process.pid());
        }
    }

    void kill() {
        process.destroyForcibly();
        var ignored = process.onExit().join();
    }

    /** Asks, waits, then kills it and what it had started. */
    void stop(Duration bound) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        if (!endsWithin(bound)) {
            family.forEach(ProcessHandle::destroyForcibly);
            var ignored = process.onExit().join();
        }
    }

    /** The last lines of its output, complete once it has ended. */
    String tail() {
        if (!isAlive()) {
            try {
                copier.join(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return log.tail();
    }
}

package dev.lockstep.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The server process that a data folder's {@code postmaster.pid} names. Process ids are used again, so it counts only when the process began
 * when the file says.
 */
record Postmaster(long pid, Instant recordedStart) {
    /** The file has whole seconds, taken a moment after the process began. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Duration STOP_BOUND = Duration.ofSeconds(10);
    private static final Duration KILL_BOUND = Duration.ofSeconds(5);

    static Optional<Postmaster> in(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            Long.parseLong(lines.get(0).strip()),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + folder.resolve("postmaster.pid"), e);
        }
    }

    /** Ends a server that a killed stack left behind, and removes the file of one that is gone, whose id another process may have by now. */
    static void endLeftover(Path folder) {
        Optional<Postmaster> found = in(folder);
        found.filter(Postmaster::isRunning).ifPresent(left -> left.stop(STOP_BOUND));
        if (found.isPresent()) {
            try {
                Files.deleteIfExists(folder.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Optional<Instant> processStart() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().startInstant());
    }

    boolean isRunning() {
        return processStart()
                .filter(start -> Duration.between(start, recordedStart).abs().compareTo(TOLERANCE) < 0)
                .isPresent();
    }

    /** A fast shutdown: sessions are cut, data is flushed. SIGTERM would wait for clients to leave. */
    void stop(Duration bound) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        signal("INT");
        if (!endsWithin(process.get(), bound)) {
            kill();
        }
    }

    void kill() {
        ProcessHandle.of(pid).filter(process -> isRunning()).ifPresent(process -> {
            process.destroyForcibly();
            if (!endsWithin(process, KILL_BOUND)) {
                throw new StackException("PostgreSQL (process " + pid + ") does not end, not even by signal 9");
            }
        });
    }

    private static boolean endsWithin(ProcessHandle process, Duration bound) {
        return process.onExit()
                .handle((gone, problem) -> true)
                .completeOnTimeout(false, bound.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                kill();
            }
        } catch (IOException e) {
            throw new StackException("Can't signal PostgreSQL (process " + pid + "): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while stopping PostgreSQL");
        }
    }
}

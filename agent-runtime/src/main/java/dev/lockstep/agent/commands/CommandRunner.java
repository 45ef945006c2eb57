package dev.lockstep.agent.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a project's command on what a model wrote, as locked up as the machine allows. */
public interface CommandRunner {
    /**
     * Runs the command in a shell in the workspace and waits for it to end.
     *
     * @throws CommandRefusedException when there is no sandbox and none was waived
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted, which kills the command
     */
    Result run(Request request);

    /** What to run: the workspace is writable, and so is the cache; network only for {@code setup}. */
    record Request(Path workspace, Path cache, String command, boolean network, Limits limits) {
        public Request {
            workspace = folder("workspace", workspace);
            cache = folder("cache", cache);
        }

        private static Path folder(String what, Path path) {
            if (!Files.isDirectory(path)) {
                throw new IllegalArgumentException("The command's " + what + " is no folder: " + path);
            }
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * Bounds on one command.
     *
     * @param diskBytes what workspace and cache may hold together
     * @param outputBytes beyond it, output is dropped from the middle
     */
    record Limits(Duration time, long memoryBytes, long diskBytes, int processes, int outputBytes) {}

    /**
     * How it ended. {@code exitCode} is 124 when it was stopped for its time. {@code output} is standard output and
     * error as they came, valid Unicode without NUL, at most {@code outputBytes} of
     * UTF-8.
     */
    record Result(int exitCode, boolean timedOut, String output, boolean truncated, long millis) {}
}

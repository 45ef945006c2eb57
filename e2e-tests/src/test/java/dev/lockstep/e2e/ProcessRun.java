package dev.lockstep.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that was run to its end. */
record ProcessRun(int exit, String out, String err) {
    /**
     * Runs a command with additions to this environment.
     *
     * @throws AssertionError when it does not end within the bound; it is killed then
     */
    static ProcessRun of(Path folder, Map<String, String> environment, Duration bound, List<String> command) {
        return of(folder, environment, bound, command, "");
    }

    /** As above, with a text on its standard input. */
    static ProcessRun of(
            Path folder, Map<String, String> environment, Duration bound, List<String> command, String input) {
        try {
            Path out = Files.createTempFile("run", ".out");
            Path err = Files.createTempFile("run", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            boolean ended = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            ProcessRun run = new ProcessRun(process.exitValue(), take(out), take(err));
            if (!ended) {
                throw new AssertionError(command + " did not end within " + bound + ": " + run);
            }
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String take(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}

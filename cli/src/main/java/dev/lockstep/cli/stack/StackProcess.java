package dev.lockstep.cli.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The local stack as a child of this process. It ends when its standard input closes, so it ends with this process however that ends. */
public final class StackProcess implements AutoCloseable {
    /** What a process ends with that was asked to end by SIGTERM. */
    private static final int TERMINATED = 143;

    private static final Duration STOP_BOUND = Duration.ofSeconds(45);

    private final Process process;
    private final CompletableFuture<LocalStackFile> ready = new CompletableFuture<>();
    private final Thread shutdown = new Thread(this::end, "stop-stack");

    private StackProcess(Process process) {
        this.process = process;
    }

    /**
     * Launches it.
     *
     * @param progress is told what the stack says while it starts, runs and stops
     * @throws ClientException.Usage when this installation lacks the stack's program
     */
    public static StackProcess launch(
            Path home, List<String> options, Map<String, String> environment, Consumer<String> progress) {
        ProcessBuilder builder = new ProcessBuilder(command(home, options));
        builder.environment().putAll(environment);
        try {
            StackProcess stack = new StackProcess(builder.start());
            stack.listen(progress);
            return stack;
        } catch (IOException e) {
            throw new ClientException.Usage("Can't start the local stack: " + e.getMessage());
        }
    }

    private static List<String> command(Path home, List<String> options) {
        Path jar = home.resolve("local-stack/target/local-stack.jar");
        if (!Files.isRegularFile(jar)) {
            throw new ClientException.Usage(
                    "There is no " + jar + ". Run ./lockstep from a checkout; it builds what is missing.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jar + File.pathSeparator + jar.resolveSibling("lib") + "/*",
                "dev.lockstep.localstack.LocalStack",
                "--home",
                home.toString(),
                "--exit-with-stdin"));
        command.addAll(options);
        return command;
    }

    private void listen(Consumer<String> progress) {
        Runtime.getRuntime().addShutdownHook(shutdown);
        Thread.ofPlatform().daemon().start(() -> eachLine(process.errorReader(StandardCharsets.UTF_8), progress));
        Thread.ofPlatform().daemon().start(() -> {
            eachLine(process.inputReader(StandardCharsets.UTF_8), this::takeOutput);
            ready.completeExceptionally(new IllegalStateException("ended before it was ready"));
        });
    }

    private static void eachLine(BufferedReader reader, Consumer<String> action) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                action.accept(line);
            }
        } catch (IOException e) {
            action.accept("[the stack's output ended: " + e.getMessage() + "]");
        }
    }

    private void takeOutput(String line) {
        if (line.startsWith("READY ")) {
            try {
                String json = line.substring("READY ".length());
                String file = new ObjectMapper().readTree(json).path("stack").asText();
                ready.complete(LocalStackFile.read(Path.of(file)));
            } catch (IOException | ClientException e) {
                ready.completeExceptionally(e);
            }
        }
    }

    /**
     * Waits until it is ready.
     *
     * @throws ClientException.Unreachable when it ends before
     */
    public LocalStackFile awaitReady() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw new ClientException.Unreachable("The local stack did not start; the reason is above.");
        }
    }

    /** Whether this process was told to end, as by Ctrl-C, while the stack was starting. */
    public boolean isInterruptedBeforeReady() {
        return shutdown.getState() != Thread.State.NEW && (!ready.isDone() || ready.isCompletedExceptionally());
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Waits until it ends; whether that was in order: by itself, or told to, as {@code lockstep down} does. */
    public boolean endsInOrder() {
        int code = process.onExit().join().exitValue();
        return code == 0 || code == TERMINATED;
    }

    /** Waits that long, or shorter when the stack ends. */
    public void pause(Duration time) {
        try {
            var ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                throw new ClientException.Unreachable("The local stack ended; the reason is above.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException.Unreachable("Interrupted");
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(shutdown);
        end();
    }

    private void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

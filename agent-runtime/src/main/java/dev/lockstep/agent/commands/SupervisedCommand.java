package dev.lockstep.agent.commands;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One command from its start to its end: its output is read whether or not it is kept, its processes are watched, and
 * none of them outlives the call.
 */
final class SupervisedCommand {
    private static final int TIMED_OUT = 124;
    private static final int KILLED = 137;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Duration FOR_THE_PIPE_TO_CLOSE = Duration.ofSeconds(5);

    /**
     * The kernel's parent-death signal follows the thread that forked, not its process. So commands are forked by one
     * thread that lives as long as the JVM: a caller's carrier thread may end long before the command.
     */
    private static final ExecutorService FORKING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("command-forking").factory());

    /** Bytes of the output's limit for what is added to it: how much was left out, and why the command was stopped. */
    private static final int FOR_OWN_LINES = 512;

    private final Process process;
    private final List<Path> folders;
    private final CommandRunner.Limits limits;
    private final KeptOutput output;
    private final CompletableFuture<Void> drained;
    private final long startedNanos = System.nanoTime();

    private SupervisedCommand(Process process, List<Path> folders, CommandRunner.Limits limits) {
        this.process = process;
        this.folders = folders;
        this.limits = limits;
        this.output = new KeptOutput(limits.outputBytes() - FOR_OWN_LINES);
        this.drained = drain(process.getInputStream());
    }

    /**
     * Runs a command to its end.
     *
     * @param kill stops the process and all that it started; by handle, as {@link Process#destroyForcibly} would also
     *     close the pipe and lose what is still in it
     * @throws CancellationException when the calling thread was interrupted; the command has been killed
     */
    static CommandRunner.Result run(
            ProcessBuilder builder, CommandRunner.Request request, Consumer<ProcessHandle> kill) {
        Optional<ControlGroup> group = ControlGroup.of(request.limits().processes());
        try {
            group.ifPresent(made -> builder.command(made.holding(builder.command())));
            return runInContainer(builder, request, kill);
        } finally {
            group.ifPresent(ControlGroup::close);
        }
    }

    /** The same of what bounds the number of processes by itself. */
    static CommandRunner.Result runInContainer(
            ProcessBuilder builder, CommandRunner.Request request, Consumer<ProcessHandle> kill) {
        return run(builder, List.of(request.workspace(), request.cache()), request.limits(), kill);
    }

    /** The same of a program of this machine's own, which may fill no folders. */
    static CommandRunner.Result runTrusted(ProcessBuilder builder, CommandRunner.Limits limits) {
        return run(builder, List.of(), limits, ProcessHandle::destroyForcibly);
    }

    private static CommandRunner.Result run(
            ProcessBuilder builder, List<Path> folders, CommandRunner.Limits limits, Consumer<ProcessHandle> kill) {
        builder.redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return new SupervisedCommand(fork(builder), folders, limits).toItsEnd(kill);
    }

    private CommandRunner.Result toItsEnd(Consumer<ProcessHandle> kill) {
        Optional<String> excess = Optional.empty();
        boolean ended = false;
        try (DiskWatch disk = DiskWatch.over(folders, limits.diskBytes())) {
            while (!ended && excess.isEmpty() && !late()) {
                ended = process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                excess = ended
                        ? excess
                        : Footprint.below(process.toHandle(), limits)
                                .excess(limits)
                                .or(disk::excess);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The command was killed because its caller was interrupted");
        } finally {
            kill.accept(process.toHandle());
            drained.completeOnTimeout(null, FOR_THE_PIPE_TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
        return result(ended, excess);
    }

    private CommandRunner.Result result(boolean ended, Optional<String> excess) {
        boolean timedOut = !ended && excess.isEmpty();
        int exitCode = ended ? process.exitValue() : timedOut ? TIMED_OUT : KILLED;
        String note = timedOut ? "stopped: it ran longer than " + limits.time().toSeconds() + " s" : excess.orElse("");
        KeptOutput.Kept kept = output.kept();
        String text = note.isEmpty() ? kept.text() : kept.text() + "\n[" + note + "]\n";
        return new CommandRunner.Result(
                exitCode, timedOut, text, kept.truncated(), elapsed().toMillis());
    }

    private boolean late() {
        return elapsed().compareTo(limits.time()) >= 0;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private CompletableFuture<Void> drain(InputStream pipe) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("command-output").start(() -> {
            try (pipe) {
                byte[] bytes = new byte[8192];
                for (int length = pipe.read(bytes); length >= 0; length = pipe.read(bytes)) {
                    output.append(bytes, length);
                }
                done.complete(null);
            } catch (IOException closedByKill) {
                done.complete(null);
            }
        });
        return done;
    }

    static Process fork(ProcessBuilder builder) {
        try {
            return CompletableFuture.supplyAsync(() -> start(builder), FORKING).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException cause ? cause : e;
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + builder.command().getFirst() + ": " + e.getMessage(), e);
        }
    }
}

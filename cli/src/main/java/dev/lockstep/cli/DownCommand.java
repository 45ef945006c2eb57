package dev.lockstep.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops a stack that runs in another terminal. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop the local stack that runs here; its data stays.",
        footer = {"", "Example:", "  lockstep down"})
final class DownCommand implements Callable<Integer> {
    private static final long STOP_SECONDS = 45;

    @Mixin
    StackFolder folder = new StackFolder();

    @Mixin
    Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        LocalStackFile stack = folder.running(((Lockstep) spec.root().userObject()).surroundings());
        if (!isHeld(stack.file().resolveSibling("stack.lock"))) {
            throw new ClientException.Unreachable("No stack runs on "
                    + stack.file().getParent() + "; what a crash left there is cleared at the next start");
        }
        ProcessHandle process = ProcessHandle.of(stack.content().path("pid").asLong())
                .orElseThrow(() -> new ClientException.Unreachable("The stack has just ended"));
        process.destroy();
        boolean ended = process.onExit()
                .handle((gone, problem) -> true)
                .completeOnTimeout(false, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!ended) {
            throw new ClientException.Refused(
                    "The stack (process " + process.pid() + ") has not ended after " + STOP_SECONDS + " s");
        }
        String data = String.valueOf(stack.file().getParent());
        output.result(
                JsonNodeFactory.instance.objectNode().put("stopped", data), "Stopped; the data stays in " + data + ".");
        return Lockstep.OK;
    }

    /** The process id counts only while the stack holds its lock: ids are used again. */
    private static boolean isHeld(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (IOException e) {
            throw new ClientException.Refused("Can't see whether a stack runs, for want of access to " + lock + " (" + e
                    + "). Stop it with Ctrl-C where it runs, or as the user who started it");
        }
    }
}

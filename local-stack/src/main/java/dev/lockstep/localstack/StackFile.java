package dev.lockstep.localstack;

import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code stack.json}, and the lock beside it that one running stack holds. The kernel gives the lock back however the holder ends, so a file
 * without a held lock is a crash's.
 */
final class StackFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private StackFile(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes the lock.
     *
     * @throws StackException when another stack runs on that folder, or nothing can be written there
     */
    static StackFile lock(Path data) {
        Path file = data.resolve("stack.json");
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("stack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StackException(alreadyRunning(file));
            }
            return new StackFile(file, channel, lock);
        } catch (IOException e) {
            throw StackException.unwritable(data, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String alreadyRunning(Path file) {
        String where = read(file, unreadable -> {})
                .map(state -> " (process " + state.pid()
                        + (state.trackerUrl() == null ? ", still starting)" : ", " + state.trackerUrl() + ")"))
                .orElse("");
        return "A stack is running on " + file.getParent() + " already" + where
                + "; stop it with Ctrl-C where it runs, or use it";
    }

    /**
     * What the last run left, which did not end by itself.
     *
     * @param progress is told when that can't be read: it is then as if nothing were there, since the lock proves that nobody runs
     */
    Optional<StackState> left(Consumer<String> progress) {
        return read(file, progress);
    }

    private static Optional<StackState> read(Path file, Consumer<String> unreadable) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<StackState> state = parsed(file);
        if (state.isEmpty()) {
            unreadable.accept(file + " is damaged and taken as not there; what it named of the last run's processes, if"
                    + " any still runs, is not ended");
        }
        return state;
    }

    private static Optional<StackState> parsed(Path file) {
        try {
            return Optional.ofNullable(Json.read(Files.readAllBytes(file), StackState.class));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    void write(StackState state) {
        PrivateFile.write(file, Json.bytes(state));
    }

    /** Removes the file, then gives the lock back. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw StackException.unwritable(file, e);
        }
    }
}

package dev.lockstep.agent.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;

/**
 * A folder that one live attempt owns by a file lock next to it. The operating system drops the lock with the process,
 * so that a folder without one was left behind by the dead.
 */
final class WorkspaceFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final Duration FORCE = Duration.ofMinutes(1);

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private WorkspaceFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder anew. */
    static WorkspaceFolder create(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        WorkspaceFolder owned = claim(folder)
                .orElseThrow(() -> new IOException("another worker holds the folder %s".formatted(folder)));
        delete(folder);
        Files.createDirectories(owned.tree());
        return owned;
    }

    /** Removes the folders under {@code parent} that no live attempt owns, and returns their names. */
    static List<String> removeLeftovers(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(Files::isDirectory)
                    .filter(WorkspaceFolder::removedIfDead)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    private static boolean removedIfDead(Path folder) {
        try {
            Optional<WorkspaceFolder> dead = claim(folder);
            if (dead.isPresent()) {
                dead.get().close();
            }
            return dead.isPresent();
        } catch (IOException e) {
            throw new WorkspaceException("Could not remove the left-over workspace %s: %s".formatted(folder, e), e);
        }
    }

    private static Optional<WorkspaceFolder> claim(Path folder) throws IOException {
        Path lockFile = folder.resolveSibling(folder.getFileName() + LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new WorkspaceFolder(folder, channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** Where the project's files are. */
    Path tree() {
        return folder.resolve("tree");
    }

    /** Where Git keeps its own, out of reach of what runs in the tree. */
    Path git() {
        return folder.resolve("git");
    }

    @Override
    public void close() throws IOException {
        delete(folder);
        Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + LOCK));
        lock.release();
        channel.close();
    }

    private static void delete(Path folder) throws IOException {
        try {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        } catch (IOException obstructed) {
            deleteByForce(folder, obstructed);
        }
    }

    /** A command can make folders that may not be opened, and paths that are too long for any call that takes one. */
    private static void deleteByForce(Path folder, IOException obstructed) throws IOException {
        Process removal = new ProcessBuilder(
                        "/bin/sh", "-c", "chmod -R u+rwX -- \"$0\"; rm -rf -- \"$0\"", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        removal.onExit()
                .orTimeout(FORCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(late -> removal.destroyForcibly())
                .join();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw obstructed;
        }
    }
}

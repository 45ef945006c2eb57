package dev.lockstep.agent.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches how much of the disk a command's folders hold, in a thread of its own: a look at many files takes long. What
 * it does not see is bounded by what the disk lost meanwhile: files behind permissions, behind too long a path, or deleted
 * while they are still written. Of the latter it knows nothing, so the disk may lose twice as much, for other commands.
 */
final class DiskWatch implements AutoCloseable {
    /** What each file and folder counts at least, so that empty ones are bounded too. */
    static final long LEAST_BYTES = 4096;

    private static final Duration BETWEEN_GLANCES = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Looking takes at most a tenth of the time. */
    private static final int REST = 9;

    private final List<Path> folders;
    private final long limit;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> excess = Optional.empty();

    private DiskWatch(List<Path> folders, long limit) {
        this.folders = folders;
        this.limit = limit;
    }

    /** Watches until it is closed. The limit, in bytes, is for all folders together. */
    static DiskWatch over(List<Path> folders, long limit) {
        DiskWatch watch = new DiskWatch(folders, limit);
        Thread.ofPlatform().daemon().name("command-disk").start(watch::watch);
        return watch;
    }

    /** Why the command must be stopped, as a sentence for whoever reads its output. */
    Optional<String> excess() {
        return excess;
    }

    private void watch() {
        try {
            long free = free();
            long freeAtLook = free;
            long nextLook = System.nanoTime();
            do {
                long now = free();
                if (System.nanoTime() - nextLook >= 0 || freeAtLook - now > limit / 10) {
                    long begun = System.nanoTime();
                    look(free - now);
                    freeAtLook = now;
                    long took = System.nanoTime() - begun;
                    nextLook = System.nanoTime() + Math.max(BETWEEN_LOOKS.toNanos(), REST * took);
                }
            } while (excess.isEmpty() && !closed.await(BETWEEN_GLANCES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Bytes that are free on the disk of the first folder, on which the others lie too. */
    private long free() {
        return folders.isEmpty() ? 0 : folders.getFirst().toFile().getUsableSpace();
    }

    private void look(long lost) {
        Adding sum = new Adding();
        for (Path folder : folders) {
            sum.add(folder);
        }
        if (sum.bytes > limit) {
            excess = stopped("the workspace and the project's cache hold more than");
        } else if (lost > limit && (sum.hidden || lost > 2 * limit)) {
            excess = stopped("what was written can't all be seen, and the disk lost more than");
        }
    }

    private Optional<String> stopped(String why) {
        return Optional.of("stopped: " + why + " " + (limit >> 20) + " MiB (lockstep.commands.limits.disk)");
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** Adds sizes up until it is enough, or the command has ended. Links are not followed. */
    private final class Adding extends SimpleFileVisitor<Path> {
        private long bytes;
        private boolean hidden;

        void add(Path folder) {
            try {
                Files.walkFileTree(folder, this);
            } catch (IOException | UncheckedIOException unreadable) {
                hidden = true;
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return count(LEAST_BYTES);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return count(Math.max(LEAST_BYTES, attributes.size()));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException goneOrHidden) {
            hidden |= !(goneOrHidden instanceof NoSuchFileException);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException cutShort) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult count(long more) {
            bytes += more;
            return bytes <= limit && closed.getCount() > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}

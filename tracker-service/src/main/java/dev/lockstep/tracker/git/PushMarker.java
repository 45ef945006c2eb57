package dev.lockstep.tracker.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notes which refs a push is about to lock. A push to a {@code file://} repository takes the locks in this very process,
 * so a kill in its midst leaves them behind in the other repository; the note says which of those found there are ours.
 */
final class PushMarker {
    private final Path file;

    PushMarker(Path mirror) {
        this.file = mirror.resolve("lockstep-push");
    }

    void write(List<String> refs) throws IOException {
        Files.write(file, refs);
    }

    void clear() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Removes what a killed push left in a repository on this machine, and the note itself. */
    void recover(RemoteUrl url) {
        try {
            if (Files.exists(file)) {
                if (url.folder().isPresent()) {
                    removeLocks(gitFolder(Path.of(url.folder().get())));
                }
                clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void removeLocks(Path repository) throws IOException {
        FileTime written = Files.getLastModifiedTime(file);
        List<Path> locks = Stream.concat(Files.readAllLines(file).stream(), Stream.of("packed-refs"))
                .map(ref -> repository.resolve(ref + ".lock").normalize())
                .filter(lock -> lock.startsWith(repository) && Files.exists(lock))
                .toList();
        for (Path lock : locks) {
            // A lock from before the note was another's.
            if (Files.getLastModifiedTime(lock).compareTo(written) >= 0) {
                Files.delete(lock);
            }
        }
    }

    private static Path gitFolder(Path folder) {
        Path inner = folder.resolve(".git");
        return Files.isDirectory(inner) ? inner : folder;
    }
}

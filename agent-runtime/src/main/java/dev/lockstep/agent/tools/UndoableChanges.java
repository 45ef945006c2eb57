package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes to files on the disk, which remember what to take back. */
final class UndoableChanges {
    /** Files and folders that were not there, in the order in which they came. */
    private final List<Path> made = new ArrayList<>();

    /** Files that were there, as they were. */
    private final List<Kept> kept = new ArrayList<>();

    /** Deletes a file that may be there. */
    void delete(Path file) throws IOException {
        if (Files.exists(file)) {
            kept.add(Kept.of(file));
            Files.delete(file);
        }
    }

    /** Writes a file, and makes the folders that it needs. */
    void write(Path file, byte[] content, Optional<Set<PosixFilePermission>> permissions) throws IOException {
        if (Files.exists(file)) {
            kept.add(Kept.of(file));
        } else {
            makeFolder(file.getParent());
            made.add(Files.createFile(file));
        }
        Files.write(file, content);
        if (permissions.isPresent()) {
            Files.setPosixFilePermissions(file, permissions.get());
        }
    }

    /**
     * Removes what was made, which may lie where old files were, and then puts those back.
     *
     * @param why gets what went wrong meanwhile
     */
    void undo(IOException why) {
        for (Path place : made.reversed()) {
            attempt(() -> Files.deleteIfExists(place), why);
        }
        for (Kept file : kept) {
            attempt(file::putBack, why);
        }
    }

    private void makeFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            made.add(Files.createDirectory(folder));
        }
    }

    private static void attempt(Step step, IOException why) {
        try {
            step.run();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private record Kept(Path file, byte[] content, Set<PosixFilePermission> permissions) {
        static Kept of(Path file) throws IOException {
            return new Kept(file, Files.readAllBytes(file), Files.getPosixFilePermissions(file));
        }

        void putBack() throws IOException {
            Files.write(file, content);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}

package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes to files, held in memory until all of them are known to fit, and then made together. */
final class StagedFiles {
    private final Path root;
    private final WritablePaths writable;

    /** By the file's name from the root; a file that nobody touched is not among them. */
    private final Map<String, Staged> staged = new LinkedHashMap<>();

    StagedFiles(Path root, WritablePaths writable) {
        this.root = root;
        this.writable = writable;
    }

    String edit(String given, Replacement replacement) throws IOException {
        Staged file = existing(place(given), given);
        String name = file.path.name();
        String text = new TextFile(name, file.content().orElseThrow())
                .exact()
                .orElseThrow(() -> new RefusedCallException(name + " is not UTF-8 text, so it cannot be edited."));
        int at = replacement.placeIn(text, name);
        put(file.holding(WriteTool.bytes(replacement.applied(text, at))));
        return "Edited " + name + " at line " + Replacement.lineAt(text, at) + ".";
    }

    String create(String given, byte[] content) throws IOException {
        Staged file = free(given);
        put(file.holding(content));
        return "Created " + file.path.name() + ", " + content.length + " bytes.";
    }

    String delete(String given) throws IOException {
        Staged file = existing(unlinked(given), given);
        put(file.gone());
        return "Deleted " + file.path.name() + ".";
    }

    String rename(String given, String to) throws IOException {
        Staged file = existing(unlinked(given), given);
        put(file.gone());
        Staged target = freeOr(to, file);
        put(target.holding(file.content().orElseThrow()).like(file));
        return "Renamed " + file.path.name() + " to " + target.path.name() + ".";
    }

    /**
     * Makes the changes: what goes first, so that a folder may take a file's place.
     *
     * @throws IOException when the disk fails; every file is as it was before
     */
    void apply() throws IOException {
        try {
            for (Staged file : staged.values()) {
                if (file.content().isEmpty()) {
                    Files.deleteIfExists(file.path.real());
                }
            }
            for (Staged file : staged.values()) {
                if (file.content().isPresent()) {
                    file.write();
                }
            }
        } catch (IOException e) {
            restore(e);
            throw e;
        }
    }

    private void restore(IOException why) {
        for (Staged file : staged.values()) {
            try {
                file.restore();
            } catch (IOException e) {
                why.addSuppressed(e);
            }
        }
    }

    private WorkspacePath place(String given) throws IOException {
        WorkspacePath path = WorkspacePath.of(root, given);
        writable.require(path.name());
        return path;
    }

    /** Deleting and renaming mean the name itself, and a link's name is another than that of the file behind it. */
    private WorkspacePath unlinked(String given) throws IOException {
        WorkspacePath path = place(given);
        if (!path.name().equals(Path.of(given).normalize().toString())) {
            throw new RefusedCallException(given + " passes a symbolic link to " + path.name() + ". Name that itself.");
        }
        return path;
    }

    private Staged existing(WorkspacePath path, String given) throws IOException {
        Staged known = staged.get(path.name());
        if (known == null) {
            WorkspacePath.ofFile(root, given);
            known = Staged.of(path);
        }
        if (known.content().isEmpty()) {
            throw new RefusedCallException(path.name() + " is deleted or renamed by a change before this one.");
        }
        return known;
    }

    /** The same, or the file that was to make room stays. */
    private Staged freeOr(String given, Staged leaving) throws IOException {
        try {
            return free(given);
        } catch (RefusedCallException e) {
            put(leaving);
            throw e;
        }
    }

    private Staged free(String given) throws IOException {
        WorkspacePath path = place(given);
        Staged known = staged.get(path.name());
        boolean taken = known == null ? path.exists() : known.content().isPresent();
        if (taken) {
            throw new RefusedCallException(path.name() + " is there already. Edit or delete it, or use another path.");
        }
        for (Path above = path.real().getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above) && !isGone(above)) {
                throw new RefusedCallException(given + " passes " + above.getFileName() + ", which is a file.");
            }
        }
        return known == null ? new Staged(path, Optional.empty(), Optional.empty(), Optional.empty()) : known;
    }

    private boolean isGone(Path file) {
        return staged.values().stream()
                .anyMatch(known ->
                        known.path.real().equals(file) && known.content().isEmpty());
    }

    private void put(Staged file) {
        staged.put(file.path.name(), file);
    }

    /**
     * A file as it was and as it shall be.
     *
     * @param before empty where there was none
     * @param content empty where there shall be none
     * @param permissions what a new file shall have; empty: the usual
     */
    private record Staged(
            WorkspacePath path,
            Optional<byte[]> before,
            Optional<byte[]> content,
            Optional<Set<PosixFilePermission>> permissions) {
        static Staged of(WorkspacePath path) throws IOException {
            byte[] bytes = TextFile.read(path).bytes();
            return new Staged(
                    path,
                    Optional.of(bytes),
                    Optional.of(bytes),
                    Optional.of(Files.getPosixFilePermissions(path.real())));
        }

        Staged holding(byte[] bytes) {
            return new Staged(path, before, Optional.of(bytes), permissions);
        }

        Staged gone() {
            return new Staged(path, before, Optional.empty(), permissions);
        }

        Staged like(Staged other) {
            return new Staged(path, before, content, other.permissions);
        }

        void write() throws IOException {
            write(content.orElseThrow());
        }

        void restore() throws IOException {
            if (before.isPresent()) {
                write(before.get());
            } else {
                Files.deleteIfExists(path.real());
            }
        }

        private void write(byte[] bytes) throws IOException {
            Files.createDirectories(path.real().getParent());
            Files.write(path.real(), bytes);
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(path.real(), permissions.get());
            }
        }
    }
}

package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes to files, held in memory until all of them are known to fit, and then made together. */
final class StagedFiles {
    private final Path root;
    private final WritablePaths writable;

    /** By the file's name from the root; a file that nobody touched is not among them. */
    private final Map<String, StagedFile> staged = new LinkedHashMap<>();

    StagedFiles(Path root, WritablePaths writable) {
        this.root = root;
        this.writable = writable;
    }

    String edit(String given, Replacement replacement) throws IOException {
        StagedFile file = existing(place(given), given);
        String name = file.path().name();
        String text = new TextFile(name, file.content().orElseThrow())
                .exact()
                .orElseThrow(() -> new RefusedCallException(name + " is not UTF-8 text, so it cannot be edited."));
        int at = replacement.placeIn(text, name);
        put(file.holding(WriteTool.bytes(replacement.applied(text, at))));
        return "Edited " + name + " at line " + Replacement.lineAt(text, at) + ".";
    }

    String create(String given, byte[] content) throws IOException {
        StagedFile file = free(given);
        put(file.holding(content));
        return "Created " + file.path().name() + ", " + content.length + " bytes.";
    }

    String delete(String given) throws IOException {
        StagedFile file = existing(unlinked(given), given);
        put(file.gone());
        return "Deleted " + file.path().name() + ".";
    }

    String rename(String given, String to) throws IOException {
        StagedFile file = existing(unlinked(given), given);
        put(file.gone());
        StagedFile target = freeOr(to, file);
        put(target.holding(file.content().orElseThrow()).like(file));
        return "Renamed " + file.path().name() + " to " + target.path().name() + ".";
    }

    /**
     * Makes the changes: what goes first, so that a folder may take a file's place.
     *
     * @throws IOException when the disk fails; every file is as it was before
     */
    void apply() throws IOException {
        UndoableChanges changes = new UndoableChanges();
        try {
            for (StagedFile file : staged.values()) {
                if (file.content().isEmpty()) {
                    file.apply(changes);
                }
            }
            for (StagedFile file : staged.values()) {
                if (file.content().isPresent()) {
                    file.apply(changes);
                }
            }
        } catch (IOException e) {
            changes.undo(e);
            throw e;
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

    private StagedFile existing(WorkspacePath path, String given) throws IOException {
        StagedFile known = staged.get(path.name());
        if (known == null) {
            WorkspacePath.ofFile(root, given);
            known = StagedFile.asItIs(path);
        }
        if (known.content().isEmpty()) {
            throw new RefusedCallException(path.name() + " is deleted or renamed by a change before this one.");
        }
        return known;
    }

    /** The same, or the file that was to make room stays. */
    private StagedFile freeOr(String given, StagedFile leaving) throws IOException {
        try {
            return free(given);
        } catch (RefusedCallException e) {
            put(leaving);
            throw e;
        }
    }

    private StagedFile free(String given) throws IOException {
        WorkspacePath path = place(given);
        StagedFile known = staged.get(path.name());
        boolean taken = known == null ? path.exists() : known.content().isPresent();
        if (taken) {
            throw new RefusedCallException(path.name() + " is there already. Edit or delete it, or use another path.");
        }
        for (Path above = path.real().getParent(); above != null; above = above.getParent()) {
            if (isFile(above)) {
                throw new RefusedCallException(given + " passes " + above.getFileName() + ", which is a file.");
            }
        }
        refuseFolderToBe(path);
        return known == null ? StagedFile.absent(path) : known;
    }

    /** Whether a file will be there when the changes up to here are made. */
    private boolean isFile(Path place) {
        return staged.values().stream()
                .filter(known -> known.path().real().equals(place))
                .findFirst()
                .map(known -> known.content().isPresent())
                .orElseGet(() -> Files.exists(place) && !Files.isDirectory(place));
    }

    private void refuseFolderToBe(WorkspacePath path) {
        for (StagedFile known : staged.values()) {
            if (known.content().isPresent() && known.path().real().startsWith(path.real())) {
                throw new RefusedCallException(path.name() + " is to be a folder, for a change before this one makes "
                        + known.path().name() + ". Use another path.");
            }
        }
    }

    private void put(StagedFile file) {
        staged.put(file.path().name(), file);
    }
}

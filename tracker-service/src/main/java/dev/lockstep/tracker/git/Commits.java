package dev.lockstep.tracker.git;

import dev.lockstep.contracts.CodeTree;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads commits that the mirror holds. */
final class Commits {
    /** Documents and settings are read whole; nothing that a session wrote may fill the memory. Bytes. */
    static final int MAX_FILE = 4 * 1024 * 1024;

    private final Repository mirror;

    Commits(Repository mirror) {
        this.mirror = mirror;
    }

    boolean has(ObjectId commit) {
        return git(() -> mirror.getObjectDatabase().has(commit));
    }

    RevCommit parse(ObjectId commit) {
        return git(() -> mirror.parseCommit(commit));
    }

    /** Whether {@code descendant} is {@code ancestor} or came after it. */
    boolean descends(ObjectId descendant, ObjectId ancestor) {
        return git(() -> {
            try (RevWalk walk = new RevWalk(mirror)) {
                return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
            }
        });
    }

    /** The commit that an abbreviation of at least 7 digits stands for, if {@code descendant} holds it. */
    Optional<ObjectId> ancestor(String abbreviation, ObjectId descendant) {
        return git(() -> {
            try (ObjectReader reader = mirror.newObjectReader()) {
                for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(abbreviation))) {
                    if (reader.open(id).getType() == Constants.OBJ_COMMIT && descends(descendant, id)) {
                        return Optional.of(id);
                    }
                }
                return Optional.empty();
            }
        });
    }

    /** The bytes of a regular file; a folder, a symbolic link and a submodule are none. */
    Optional<byte[]> read(ObjectId commit, String path) {
        return file(commit, path).map(blob -> git(() -> bytes(blob, path)));
    }

    /** The blob of a regular file. */
    Optional<ObjectId> file(ObjectId commit, String path) {
        if (path.isEmpty() || path.startsWith("/") || path.endsWith("/")) {
            return Optional.empty();
        }
        return git(() -> {
            try (TreeWalk walk = TreeWalk.forPath(mirror, path, parse(commit).getTree())) {
                return walk == null || !isFile(walk.getFileMode(0))
                        ? Optional.empty()
                        : Optional.of(walk.getObjectId(0));
            }
        });
    }

    /** Bytes. */
    long size(ObjectId blob) {
        return git(() -> mirror.open(blob).getSize());
    }

    /** As many bytes as tell text from other files. */
    byte[] beginning(ObjectId blob) {
        return git(() -> {
            try (InputStream stream = mirror.open(blob).openStream()) {
                return stream.readNBytes(RawText.getBufferSize());
            }
        });
    }

    byte[] bytes(ObjectId blob, String path) throws IOException {
        ObjectLoader loader = mirror.open(blob);
        if (loader.getSize() > MAX_FILE) {
            throw new GitFailedException("%s has %d bytes; files of up to %d can be read. Make it smaller, or split it."
                    .formatted(path, loader.getSize(), MAX_FILE));
        }
        return loader.getCachedBytes(MAX_FILE);
    }

    /** The paths of the regular files in a folder and below it; all with {@code ""}. */
    List<String> files(ObjectId commit, String folder) {
        String prefix = folder.replaceAll("/+$", "");
        return entries(commit, prefix.isEmpty() ? TreeFilter.ALL : PathFilter.create(prefix)).stream()
                .filter(entry -> prefix.isEmpty() || entry.path().startsWith(prefix + "/"))
                .filter(entry -> !entry.mode().equals(FileMode.SYMLINK.toString()))
                .filter(entry -> !entry.mode().equals(FileMode.GITLINK.toString()))
                .map(CodeTree.Entry::path)
                .toList();
    }

    String codeTree(ObjectId commit) {
        return CodeTree.digest(entries(commit, TreeFilter.ALL).stream());
    }

    /** What differs between the trees of two commits, in order of path, renames as a deletion and an addition. */
    List<TreeChange> changes(ObjectId from, ObjectId to) {
        return git(() -> {
            List<TreeChange> changes = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(mirror)) {
                walk.setRecursive(true);
                walk.addTree(parse(from).getTree());
                walk.addTree(parse(to).getTree());
                walk.setFilter(TreeFilter.ANY_DIFF);
                while (walk.next()) {
                    changes.add(new TreeChange(
                            walk.getPathString(), walk.getFileMode(0), walk.getFileMode(1), walk.getObjectId(1)));
                }
            }
            return changes;
        });
    }

    /** Lockstep's documents that differ from {@code base}, as they are at {@code commit}; deleted ones are none. */
    List<Artifact> artifacts(ObjectId commit, ObjectId base) {
        return git(() -> {
            List<Artifact> artifacts = new ArrayList<>();
            for (TreeChange change : changes(base, commit)) {
                if (CodeTree.isDocument(change.path()) && isFile(change.newMode())) {
                    artifacts.add(new Artifact(change.path(), Sha256.of(bytes(change.newBlob(), change.path()))));
                }
            }
            return artifacts;
        });
    }

    private List<CodeTree.Entry> entries(ObjectId commit, TreeFilter filter) {
        return git(() -> {
            List<CodeTree.Entry> entries = new ArrayList<>();
            try (TreeWalk walk = new TreeWalk(mirror)) {
                walk.setRecursive(true);
                walk.addTree(parse(commit).getTree());
                walk.setFilter(filter);
                while (walk.next()) {
                    String mode = walk.getFileMode(0).toString();
                    entries.add(new CodeTree.Entry(
                            walk.getPathString(), mode, walk.getObjectId(0).name()));
                }
            }
            return entries;
        });
    }

    static boolean isFile(FileMode mode) {
        return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
    }

    private static <T> T git(LocalRead<T> read) {
        try {
            return read.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A read of the mirror. */
    @FunctionalInterface
    private interface LocalRead<T> {
        T get() throws IOException;
    }
}

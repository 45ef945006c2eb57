package dev.lockstep.tracker.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a merge that conflicts: what could be merged is, and each conflicted path holds both sides between markers,
 * or the side that is kept.
 */
final class ConflictedTree {
    private final ObjectInserter inserter;
    private final ObjectReader reader;
    private final Map<String, MergeResult<? extends Sequence>> texts;
    private final List<String> labels;

    /** {@code texts} has what the merge made of each path's lines; {@code labels} name base, ours and theirs. */
    ConflictedTree(
            ObjectInserter inserter,
            ObjectReader reader,
            Map<String, MergeResult<? extends Sequence>> texts,
            List<String> labels) {
        this.inserter = inserter;
        this.reader = reader;
        this.texts = texts;
        this.labels = labels;
    }

    /** A conflicted path's entries; a side that has no file there has none. */
    private record Sides(
            @Nullable DirCacheEntry base,
            @Nullable DirCacheEntry ours,
            @Nullable DirCacheEntry theirs) {
        static final Sides NONE = new Sides(null, null, null);

        Sides with(DirCacheEntry entry) {
            return switch (entry.getStage()) {
                case DirCacheEntry.STAGE_1 -> new Sides(entry, ours, theirs);
                case DirCacheEntry.STAGE_2 -> new Sides(base, entry, theirs);
                default -> new Sides(base, ours, entry);
            };
        }
    }

    /** Writes the tree of a conflicted index. {@code oursTree} is the tree of the side whose files are kept in doubt. */
    BranchMerger.Outcome write(DirCache index, ObjectId oursTree) throws IOException {
        Map<String, Sides> conflicted = new TreeMap<>();
        DirCache merged = DirCache.newInCore();
        DirCacheBuilder builder = merged.builder();
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            if (entry.getStage() == DirCacheEntry.STAGE_0) {
                builder.add(entry);
            } else {
                conflicted.merge(entry.getPathString(), Sides.NONE.with(entry), (known, _) -> known.with(entry));
            }
        }
        List<Conflict> conflicts = new ArrayList<>();
        for (Map.Entry<String, Sides> path : conflicted.entrySet()) {
            conflicts.add(new Conflict(path.getKey(), settle(builder, path.getKey(), path.getValue(), oursTree)));
        }
        builder.finish();
        return new BranchMerger.Outcome(merged.writeTree(inserter), List.copyOf(conflicts));
    }

    /** Adds what the tree is to hold at a path, and says why. */
    private Conflict.Kind settle(DirCacheBuilder builder, String path, Sides sides, ObjectId oursTree)
            throws IOException {
        DirCacheEntry ours = sides.ours();
        DirCacheEntry theirs = sides.theirs();
        if (ours == null) {
            return withoutOurs(builder, path, theirs, oursTree);
        }
        byte[] marked = theirs != null && isFile(ours) && isFile(theirs) ? marked(path) : null;
        if (theirs != null && marked != null) {
            builder.add(entry(path, mode(sides.base(), ours, theirs), inserter.insert(Constants.OBJ_BLOB, marked)));
            return sides.base() == null ? Conflict.Kind.ADDED_BY_BOTH : Conflict.Kind.CHANGED_BY_BOTH;
        }
        builder.add(entry(path, ours.getFileMode(), ours.getObjectId()));
        if (theirs != null) {
            return isFile(ours) && isFile(theirs) ? Conflict.Kind.BINARY : Conflict.Kind.OF_TWO_KINDS;
        }
        return sides.base() == null ? Conflict.Kind.OF_TWO_KINDS : Conflict.Kind.DELETED_BY_DEFAULT;
    }

    /** The cycle has no file there: it deleted it, or has a folder in its place. */
    private Conflict.Kind withoutOurs(
            DirCacheBuilder builder, String path, @Nullable DirCacheEntry theirs, ObjectId oursTree)
            throws IOException {
        try (TreeWalk found = TreeWalk.forPath(reader, path, oursTree)) {
            if (found != null && found.getFileMode(0).equals(FileMode.TREE)) {
                builder.addTree(
                        path.getBytes(StandardCharsets.UTF_8), DirCacheEntry.STAGE_0, reader, found.getObjectId(0));
                return Conflict.Kind.OF_TWO_KINDS;
            }
        }
        if (theirs != null) {
            builder.add(entry(path, theirs.getFileMode(), theirs.getObjectId()));
        }
        return Conflict.Kind.DELETED_BY_CYCLE;
    }

    /** Both sides of a text between markers; null when a side has no lines to mark, or the whole is too large to be read. */
    @SuppressWarnings("unchecked")
    private byte @Nullable [] marked(String path) throws IOException {
        MergeResult<? extends Sequence> result = texts.get(path);
        if (result == null || result.getSequences().isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // The merger compares lines of text, and nothing else.
        new MergeFormatter().formatMergeDiff3(bytes, (MergeResult<RawText>) result, labels, StandardCharsets.UTF_8);
        return bytes.size() <= Commits.MAX_FILE ? bytes.toByteArray() : null;
    }

    /** A change of mode by one side counts; the cycle's, if both made one. */
    private static FileMode mode(@Nullable DirCacheEntry base, DirCacheEntry ours, DirCacheEntry theirs) {
        boolean onlyTheirs = base != null && base.getFileMode().equals(ours.getFileMode());
        return onlyTheirs ? theirs.getFileMode() : ours.getFileMode();
    }

    private static boolean isFile(DirCacheEntry entry) {
        return Commits.isFile(entry.getFileMode());
    }

    private static DirCacheEntry entry(String path, FileMode mode, ObjectId blob) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(mode);
        entry.setObjectId(blob);
        return entry;
    }
}

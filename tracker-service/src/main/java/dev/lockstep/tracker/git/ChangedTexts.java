package dev.lockstep.tracker.git;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Reads the texts of a change up to bounds; what was there before the change comes first. */
final class ChangedTexts {
    private final Commits commits;
    private final long maxFile;
    private long left;

    /** Bounds in bytes: of one side of a file, and of all that is read. */
    ChangedTexts(Commits commits, long maxFile, long maxChange) {
        this.commits = commits;
        this.maxFile = maxFile;
        this.left = maxChange;
    }

    /** In order of path; the earlier commit may be another for each path. */
    List<ChangedText> read(List<TreeChange> changes, Function<String, ObjectId> earlier, ObjectId commit) {
        return changes.stream()
                .sorted(Comparator.comparing(change -> change.oldMode().equals(FileMode.MISSING)))
                .map(change -> read(change.path(), earlier.apply(change.path()), commit))
                .sorted(Comparator.comparing(ChangedText::path))
                .toList();
    }

    private ChangedText read(String path, ObjectId earlier, ObjectId commit) {
        Optional<ObjectId> before = textBlob(earlier, path);
        Optional<ObjectId> after = textBlob(commit, path);
        List<Long> sizes = Stream.of(before, after)
                .flatMap(Optional::stream)
                .map(commits::size)
                .toList();
        long size = sizes.stream().mapToLong(Long::longValue).sum();
        if (sizes.stream().anyMatch(bytes -> bytes > maxFile)) {
            return ChangedText.unread(path, ChangedText.Bound.FILE);
        }
        if (size > left) {
            return ChangedText.unread(path, ChangedText.Bound.CHANGE);
        }
        left -= size;
        Optional<ChangedText.Bound> unread =
                after.isEmpty() && commits.file(commit, path).isPresent()
                        ? Optional.of(ChangedText.Bound.NOT_TEXT)
                        : Optional.empty();
        return new ChangedText(path, text(earlier, path, before), text(commit, path, after), unread);
    }

    /** Git's own rule: what has a NUL near its beginning is no text. */
    private Optional<ObjectId> textBlob(ObjectId commit, String path) {
        return commits.file(commit, path).filter(blob -> !RawText.isBinary(commits.beginning(blob)));
    }

    private Optional<String> text(ObjectId commit, String path, Optional<ObjectId> blob) {
        return blob.flatMap(_ -> commits.read(commit, path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}

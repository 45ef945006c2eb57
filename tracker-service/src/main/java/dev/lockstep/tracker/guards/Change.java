package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.workflow.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A change as all guards see it: its files by path, what it is for, and its tests on both sides.
 *
 * @param design what the architecture document says, which the change follows
 */
record Change(
        List<ChangedFile> files,
        Optional<Task> task,
        String design,
        Suite before,
        Suite after,
        Comparisons comparisons,
        TestPairs pairs,
        Unchecked unchecked) {

    static Change of(List<ChangedFile> changed, Optional<Task> task, String design, Unchecked unchecked) {
        List<ChangedFile> files =
                changed.stream().sorted(Comparator.comparing(ChangedFile::path)).toList();
        List<ChangedFile> other = files.stream()
                .filter(file -> !file.before().equals(file.after()))
                .toList();
        Suite before = Suite.of(other, ChangedFile::before, unchecked);
        Suite after = Suite.of(other, ChangedFile::after, unchecked);
        Comparisons comparisons = new Comparisons(before, after, unchecked);
        TestPairs pairs = TestPairs.of(before, after, comparisons);
        return new Change(files, task, design, before, after, comparisons, pairs, unchecked);
    }

    /** The lines that the change adds to a file, without those too long for a person to have written. */
    List<ChangedFile.Line> added(ChangedFile file) {
        List<ChangedFile.Line> added = file.added();
        if (added.stream().anyMatch(Change::isLong)) {
            unchecked.add(file.path(), Unread.TOO_WIDE);
        }
        return added.stream().filter(line -> !isLong(line)).toList();
    }

    private static boolean isLong(ChangedFile.Line line) {
        return line.text().length() > Bounds.LINE;
    }
}

package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.workflow.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A change as all guards see it: its files by path, the task it is for, and its tests on both sides. */
record Change(List<ChangedFile> files, Optional<Task> task, Suite before, Suite after, TestPairs pairs) {

    /** Characters; a longer file is data or was generated, and is not read. */
    private static final int MAX_FILE = 256 * 1024;

    static Change of(List<ChangedFile> changed, Optional<Task> task) {
        List<ChangedFile> files = changed.stream()
                .filter(file -> !file.before().equals(file.after()))
                .sorted(Comparator.comparing(ChangedFile::path))
                .toList();
        List<ChangedFile> readable = files.stream()
                .filter(file -> isShort(file.before()) && isShort(file.after()))
                .toList();
        Suite before = Suite.of(readable, ChangedFile::before);
        Suite after = Suite.of(readable, ChangedFile::after);
        return new Change(files, task, before, after, TestPairs.of(before, after));
    }

    private static boolean isShort(Optional<String> text) {
        return text.map(String::length).orElse(0) <= MAX_FILE;
    }
}

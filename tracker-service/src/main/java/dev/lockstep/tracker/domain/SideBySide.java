package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.workflow.PlannedPath;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which task of a pass through implementation begins next, beside those that are being built. */
final class SideBySide {
    private SideBySide() {}

    /**
     * The first task that is ready, if as many as the project allows are not being built already, and if no file is meant to
     * change in it and in one of those. It does not overtake a ready one either that may change the same files.
     */
    static Optional<Task> next(Cycle cycle, int round) {
        List<Task> before = new ArrayList<>();
        cycle.running().stream().map(Session::task).flatMap(Optional::stream).forEach(before::add);
        if (before.size() >= cycle.charter().workflow().tasksAtOnce()) {
            return Optional.empty();
        }
        for (Task task : PlannedTasks.ready(cycle, round)) {
            if (before.stream().noneMatch(other -> mayMeet(task, other))) {
                return Optional.of(task);
            }
            before.add(task);
        }
        return Optional.empty();
    }

    /** A task that names no file may change any; what mends a finding is built alone, on what is to be mended. */
    private static boolean mayMeet(Task one, Task other) {
        List<PlannedPath> here = files(one);
        List<PlannedPath> there = files(other);
        return here.isEmpty()
                || there.isEmpty()
                || PlannedTasks.isRepair(one)
                || PlannedTasks.isRepair(other)
                || here.stream().anyMatch(path -> there.stream().anyMatch(path::mayMeet));
    }

    private static List<PlannedPath> files(Task task) {
        return task.files().stream()
                .map(PlannedPath::new)
                .filter(path -> !path.isEmpty())
                .toList();
    }
}

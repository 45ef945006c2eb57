package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tasks of a pass through implementation: those of the plan, or what a return made of the open findings. */
final class PlannedTasks {
    private static final String FIX = "fix-";

    private PlannedTasks() {}

    /** The first task, in the plan's order, that this pass has not begun and whose needs are done. */
    static Optional<Task> next(Cycle cycle, int round) {
        Set<String> begun = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .filter(session -> session.round() == round)
                .map(PlannedTasks::taskId)
                .collect(Collectors.toSet());
        return cycle.tasks().stream()
                .filter(task -> !begun.contains(task.id()))
                .filter(task -> begun.containsAll(task.needs()))
                .findFirst();
    }

    /** Whether a blocker is open that a task of this pass raised: what comes next would stand on it. */
    static boolean isBlocked(Cycle cycle) {
        Set<String> sessions = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(Session::id)
                .collect(Collectors.toSet());
        return cycle.openBlockers().stream().anyMatch(finding -> sessions.contains(finding.session()));
    }

    /**
     * The tasks for sending work back to implementation: one for each open finding that matters, or the person's own
     * words; then what the pass before had not begun.
     */
    static List<Task> forReturn(Cycle cycle, String reason) {
        List<Task> repairs = repairs(cycle, reason);
        Set<String> repaired = repairs.stream().map(Task::id).collect(Collectors.toSet());
        return Stream.concat(repairs.stream(), unbegun(cycle).stream().filter(task -> !repaired.contains(task.id())))
                .toList();
    }

    private static List<Task> unbegun(Cycle cycle) {
        Set<String> begun = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(PlannedTasks::taskId)
                .collect(Collectors.toSet());
        List<Task> left = cycle.tasks().stream()
                .filter(task -> !begun.contains(task.id()))
                .toList();
        Set<String> ids = left.stream().map(Task::id).collect(Collectors.toSet());
        return left.stream().map(task -> needing(task, ids)).toList();
    }

    /** What a task needs of those that are still to be built; the rest is on the branch. */
    private static Task needing(Task task, Set<String> ids) {
        return new Task(
                task.id(),
                task.title(),
                task.criteria(),
                task.needs().stream().filter(ids::contains).toList(),
                task.files(),
                task.check(),
                task.risk(),
                task.effort());
    }

    private static List<Task> repairs(Cycle cycle, String reason) {
        List<Task> fixes = cycle.openFindings().stream()
                .filter(finding -> finding.severity() != Severity.MINOR)
                .map(PlannedTasks::fixOf)
                .toList();
        int round = cycle.round(PhaseName.IMPLEMENTATION) + 1;
        return fixes.isEmpty() ? List.of(task("rework-" + round, reason)) : fixes;
    }

    /** The finding that a task was made from. */
    static Optional<String> findingOf(Session session) {
        return session.task().map(Task::id).filter(id -> id.startsWith(FIX)).map(id -> id.substring(FIX.length()));
    }

    private static Task fixOf(Finding finding) {
        return task(FIX + finding.id(), finding.claim());
    }

    private static Task task(String id, String title) {
        return new Task(id, title, List.of(), List.of(), List.of(), null, null, null);
    }

    private static String taskId(Session session) {
        return session.task().map(Task::id).orElse("");
    }
}

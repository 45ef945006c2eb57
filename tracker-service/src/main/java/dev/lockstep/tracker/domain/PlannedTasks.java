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

    /** The tasks for sending work back to implementation: one for each open finding that matters, or the person's own words. */
    static List<Task> forReturn(Cycle cycle, String reason) {
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

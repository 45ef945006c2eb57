package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.Command.Conflict;
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

    /** The tasks for sending work back to implementation: one for each open finding that matters, or the person's own words. */
    static List<Task> forReturn(Cycle cycle, String reason) {
        List<Task> fixes = cycle.openFindings().stream()
                .filter(finding -> finding.severity() != Severity.MINOR)
                .map(PlannedTasks::fixOf)
                .toList();
        int round = cycle.round(PhaseName.IMPLEMENTATION) + 1;
        return fixes.isEmpty() ? List.of(task("rework-" + round, reason)) : fixes;
    }

    /**
     * The tasks for sending a conflict with the default branch back, once the merge is made: the conflict first, because
     * nothing else can be built before it is resolved.
     */
    static List<Task> forConflict(Cycle cycle, List<Conflict> conflicts) {
        Finding conflict = Findings.lastConflict(cycle).orElseThrow();
        Stream<Task> others = cycle.openFindings().stream()
                .filter(finding -> finding.severity() != Severity.MINOR)
                .filter(finding -> !finding.id().equals(conflict.id()))
                .map(PlannedTasks::fixOf);
        return Stream.concat(Stream.of(resolve(cycle, conflict, conflicts)), others)
                .toList();
    }

    /** The paths in which a session is to bring the change and the default branch together; none if it has another task. */
    static List<String> conflictsOf(Cycle cycle, Session session) {
        return findingOf(session)
                .filter(id -> Findings.isConflict(cycle, id))
                .flatMap(_ -> session.task())
                .map(Task::files)
                .orElse(List.of());
    }

    private static Task resolve(Cycle cycle, Finding finding, List<Conflict> conflicts) {
        String branch = cycle.charter().defaultBranch();
        String kept = conflicts.stream()
                .filter(conflict -> !conflict.marked())
                .map(Conflict::toString)
                .collect(Collectors.joining(", "));
        return new Task(
                FIX + finding.id(),
                conflicts.isEmpty()
                        ? "See that the change still works, now that " + branch + " is merged without a conflict"
                        : "Resolve the conflict with " + branch,
                cycle.criteria().stream().map(Criterion::id).toList(),
                List.of(),
                conflicts.stream().map(Conflict::path).toList(),
                "test",
                kept.isEmpty() ? null : "Without markers: " + kept,
                null);
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

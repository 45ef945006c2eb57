package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.Command.Conflict;
import dev.lockstep.tracker.domain.state.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks of a pass through implementation: those of the plan, or what a return made of open findings and of a person's words. */
final class PlannedTasks {
    private static final String FIX = "fix-";
    private static final String RETURN = "return-";
    private static final int MAX_TITLE = 120;

    private PlannedTasks() {}

    /** The tasks, in the plan's order, that this pass has not begun and whose needs have landed. */
    static List<Task> ready(Cycle cycle, int round) {
        Set<String> begun = ids(cycle, round, session -> true);
        Set<String> done = ids(cycle, round, session -> session.ground().landed());
        return cycle.tasks().stream()
                .filter(task -> !begun.contains(task.id()))
                .filter(task -> done.containsAll(task.needs()))
                .filter(task -> !isSettled(cycle, task))
                .toList();
    }

    /** Whether it is there to mend a finding, or to do what a person said. */
    static boolean isRepair(Task task) {
        return task.id().startsWith(FIX) || task.id().startsWith(RETURN);
    }

    /** Whether tasks that mend findings are still to begin in the session's pass. */
    static boolean hasFixesAfter(Cycle cycle, Session session) {
        Set<String> begun = ids(cycle, session.round(), one -> true);
        return cycle.tasks().stream()
                .filter(task -> task.id().startsWith(FIX))
                .anyMatch(task -> !begun.contains(task.id()) && !isSettled(cycle, task));
    }

    /** The tasks of the pass's sessions of which that holds. */
    private static Set<String> ids(Cycle cycle, int round, Predicate<Session> which) {
        return cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .filter(session -> session.round() == round)
                .filter(which)
                .map(Session::taskId)
                .collect(Collectors.toSet());
    }

    /** Whether a task is there for nothing but a finding that was waived, or fixed elsewhere, since it was made. */
    private static boolean isSettled(Cycle cycle, Task task) {
        return task.id().startsWith(FIX)
                && task.criteria().isEmpty()
                && cycle.openFindings().stream().noneMatch(finding -> task.id().equals(FIX + finding.id()));
    }

    /** Whether a blocker is open that a task of this pass raised: what comes next would stand on it. */
    static boolean isBlocked(Cycle cycle) {
        Set<String> sessions = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(Session::id)
                .collect(Collectors.toSet());
        return cycle.openBlockers().stream().anyMatch(finding -> sessions.contains(finding.session()));
    }

    /**
     * The tasks for sending work back to implementation: one for each open finding that matters, then what the person
     * asks for, then what the pass before had not begun.
     */
    static List<Task> forReturn(Cycle cycle, String comment, RejectedCriteria rejected) {
        return withOthers(repairs(cycle, comment, rejected), unbegun(cycle));
    }

    /** The tasks for a return that no person had to ask for: those of the findings, then what had not begun. */
    static List<Task> forRework(Cycle cycle) {
        return withOthers(fixes(cycle).toList(), unbegun(cycle));
    }

    /**
     * The tasks of a new plan, then one for each finding of code that matters and has none there: work that was sent back
     * further than implementation is not done before what was found is mended. Without a new plan, the tasks as they are.
     */
    static List<Task> withFixes(Cycle cycle) {
        if (!isPlanNew(cycle)) {
            return cycle.tasks();
        }
        List<Task> fixes = cycle.openFindings().stream()
                .filter(finding -> finding.foundIn().compareTo(PhaseName.IMPLEMENTATION) >= 0)
                .filter(finding -> finding.severity() != Severity.MINOR)
                .filter(finding -> !Findings.isRejectedCriterion(finding) && !Findings.isConflict(finding))
                .map(PlannedTasks::fixOf)
                .toList();
        return withOthers(cycle.tasks(), fixes);
    }

    /** Whether the plan was written since implementation last began. */
    private static boolean isPlanNew(Cycle cycle) {
        return cycle.sessions().reversed().stream()
                .map(Session::phase)
                .filter(phase -> phase == PhaseName.IMPLEMENTATION_PLANNING || phase == PhaseName.IMPLEMENTATION)
                .findFirst()
                .filter(phase -> phase == PhaseName.IMPLEMENTATION_PLANNING)
                .isPresent();
    }

    /** Those tasks, then the others that have an id of their own. */
    private static List<Task> withOthers(List<Task> tasks, List<Task> others) {
        Set<String> ids = tasks.stream().map(Task::id).collect(Collectors.toSet());
        return Stream.concat(tasks.stream(), others.stream().filter(task -> !ids.contains(task.id())))
                .toList();
    }

    private static List<Task> unbegun(Cycle cycle) {
        Set<String> begun = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(Session::taskId)
                .collect(Collectors.toSet());
        List<Task> left = cycle.tasks().stream()
                .filter(task -> !begun.contains(task.id()) && !isSettled(cycle, task))
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
                task.effort(),
                task.description());
    }

    private static List<Task> repairs(Cycle cycle, String comment, RejectedCriteria rejected) {
        List<Task> tasks = fixes(cycle).collect(Collectors.toCollection(ArrayList::new));
        if (!rejected.areAllOf(comment)) {
            String id = RETURN + (cycle.round(PhaseName.IMPLEMENTATION) + 1);
            tasks.add(task(id, headline(comment), comment));
        }
        return List.copyOf(tasks);
    }

    /** One for each open finding that matters. */
    private static Stream<Task> fixes(Cycle cycle) {
        return cycle.openFindings().stream()
                .filter(finding -> finding.severity() != Severity.MINOR)
                .map(PlannedTasks::fixOf);
    }

    /** The first line of what a person said, no longer than a title should be. */
    static String headline(String words) {
        String line = words.strip().lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
    }

    /**
     * The tasks for sending a conflict with the default branch back, once the merge is made: the conflict first, because
     * nothing else can be built before it is resolved; then those of a new plan, if it was sent back so far.
     */
    static List<Task> forConflict(Cycle cycle, List<Conflict> conflicts) {
        Finding conflict = Findings.lastConflict(cycle).orElseThrow();
        Task resolving = resolve(cycle, conflict, conflicts);
        List<Task> others = isPlanNew(cycle) ? withFixes(cycle) : fixes(cycle).toList();
        return withOthers(List.of(resolving), others);
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
                null,
                null);
    }

    /** The finding that a task was made from. */
    static Optional<String> findingOf(Session session) {
        return session.task().map(Task::id).filter(id -> id.startsWith(FIX)).map(id -> id.substring(FIX.length()));
    }

    private static Task fixOf(Finding finding) {
        return task(FIX + finding.id(), finding.claim(), null);
    }

    private static Task task(String id, String title, @Nullable String description) {
        return new Task(id, title, List.of(), List.of(), List.of(), null, null, null, description);
    }
}

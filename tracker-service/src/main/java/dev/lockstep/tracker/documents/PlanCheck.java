package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether tasks make a plan: they cover every criterion, can be put in order, and leave nothing to be said later. */
public final class PlanCheck {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\b(tbd|todo)\\b", Pattern.CASE_INSENSITIVE);

    private static final String FIX = "fix-";

    private PlanCheck() {}

    /** What keeps the tasks from being a plan for the criteria, each naming what to repair; none if nothing does. */
    public static List<String> problems(List<Task> tasks, List<Criterion> criteria) {
        if (tasks.isEmpty()) {
            return List.of("The plan has no task; add at least one.");
        }
        return Stream.of(
                        unknownNeeds(tasks),
                        circle(tasks),
                        uncovered(tasks, criteria),
                        unknownCriteria(tasks, criteria),
                        placeholders(tasks))
                .flatMap(problems -> problems)
                .toList();
    }

    /** The tasks that are named as the repair of a finding, but of none that is open. */
    public static List<String> unknownFixes(List<Task> tasks, Set<String> openFindings) {
        return tasks.stream()
                .map(Task::id)
                .filter(id -> id.startsWith(FIX) && !openFindings.contains(id.substring(FIX.length())))
                .map(id -> "The task %s repairs no open finding; give it an id as in T4.".formatted(id))
                .toList();
    }

    private static Stream<String> unknownNeeds(List<Task> tasks) {
        Set<String> known = tasks.stream().map(Task::id).collect(Collectors.toSet());
        return tasks.stream().flatMap(task -> task.needs().stream()
                .filter(need -> !known.contains(need))
                .map(need -> "The task %s needs %s, which the plan does not have; add it or drop the need."
                        .formatted(task.id(), need)));
    }

    private static Stream<String> circle(List<Task> tasks) {
        return TaskCycle.in(tasks).stream().map(path -> "The tasks need each other in a circle: %s; break it."
                .formatted(String.join(" → ", path)));
    }

    private static Stream<String> uncovered(List<Task> tasks, List<Criterion> criteria) {
        Set<String> covered =
                tasks.stream().flatMap(task -> task.criteria().stream()).collect(Collectors.toSet());
        return criteria.stream()
                .map(Criterion::id)
                .filter(id -> !covered.contains(id))
                .map(id -> "No task serves the criterion %s; add one, or name it in a task's criteria.".formatted(id));
    }

    private static Stream<String> unknownCriteria(List<Task> tasks, List<Criterion> criteria) {
        Set<String> known = criteria.stream().map(Criterion::id).collect(Collectors.toSet());
        return tasks.stream().flatMap(task -> task.criteria().stream()
                .filter(id -> !known.contains(id))
                .map(id -> "The task %s serves %s, which the specification does not have; correct the id."
                        .formatted(task.id(), id)));
    }

    private static Stream<String> placeholders(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> PLACEHOLDER.matcher(task.title()).find())
                .map(task -> "The title of task %s is a placeholder; say what is to be done.".formatted(task.id()));
    }
}

package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan must lead to its end: at least one task, ids that tell tasks apart, needs that can all be met. */
final class PlanPolicy {
    private PlanPolicy() {}

    static List<String> problems(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return List.of("The plan has no tasks; without one there is nothing to build");
        }
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        tasks.stream()
                .map(Task::id)
                .filter(id -> !ids.add(id))
                .distinct()
                .forEach(id -> problems.add("Several tasks have the id " + id + "; give each its own"));
        List<Task> unreachable = unreachable(tasks);
        if (!unreachable.isEmpty()) {
            problems.add("Tasks can never begin, because what they need is unknown or needs them in turn: "
                    + unreachable.stream()
                            .map(task -> task.id() + " (needs " + String.join(", ", task.needs()) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return problems;
    }

    private static List<Task> unreachable(List<Task> tasks) {
        Set<String> done = new HashSet<>();
        List<Task> left = tasks;
        List<Task> ready = tasks;
        while (!ready.isEmpty()) {
            ready = left.stream().filter(task -> done.containsAll(task.needs())).toList();
            ready.forEach(task -> done.add(task.id()));
            left = left.stream().filter(task -> !done.contains(task.id())).toList();
        }
        return left;
    }
}

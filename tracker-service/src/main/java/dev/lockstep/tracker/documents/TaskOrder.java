package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which a plan's tasks are built. */
public final class TaskOrder {
    private TaskOrder() {}

    /**
     * Each task after those that it needs; where that leaves a choice, as the plan lists them.
     *
     * @throws IllegalArgumentException when needs are unknown or go round in a circle, which {@link PlanCheck} reports
     */
    public static List<Task> of(List<Task> tasks) {
        List<Task> waiting = new ArrayList<>(tasks);
        List<Task> ordered = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (!waiting.isEmpty()) {
            Task next = waiting.stream()
                    .filter(task -> done.containsAll(task.needs()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("These tasks can't be put in order: "
                            + waiting.stream().map(Task::id).toList() + ". Check what they need."));
            waiting.remove(next);
            ordered.add(next);
            done.add(next.id());
        }
        return List.copyOf(ordered);
    }
}

package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds a circle in what tasks need. */
final class TaskCycle {
    private final Map<String, List<String>> needs = new LinkedHashMap<>();
    private final Set<String> cleared = new HashSet<>();

    private TaskCycle(List<Task> tasks) {
        tasks.forEach(task -> needs.putIfAbsent(task.id(), task.needs()));
    }

    /** The ids along a circle, the first again at the end; empty when there is none. */
    static Optional<List<String>> in(List<Task> tasks) {
        TaskCycle search = new TaskCycle(tasks);
        return search.needs.keySet().stream()
                .map(search::from)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Follows the needs of one task, depth first. The path is a list of its own, not the call stack, because a plan may
     * chain more tasks than the stack has room for.
     */
    private Optional<List<String>> from(String start) {
        List<String> path = new ArrayList<>(List.of(start));
        while (!path.isEmpty()) {
            Optional<String> next = needs.getOrDefault(path.getLast(), List.of()).stream()
                    .filter(need -> !cleared.contains(need))
                    .findFirst();
            if (next.isEmpty()) {
                cleared.add(path.removeLast());
            } else if (path.contains(next.get())) {
                path.add(next.get());
                return Optional.of(List.copyOf(path.subList(path.indexOf(next.get()), path.size())));
            } else {
                path.add(next.get());
            }
        }
        return Optional.empty();
    }
}

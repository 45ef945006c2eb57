package dev.lockstep.tracker.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;

/**
 * The tasks of an implementation plan. Whether they make a plan is for {@link PlanCheck} to say.
 *
 * @param tasks as far as they could be read
 * @param problems why the document can't be taken as it is, each naming what to repair
 */
public record PlanData(List<Task> tasks, List<String> problems) {
    private static final List<String> EFFORTS = List.of("S", "M", "L");

    /** Reads the data block of the document. */
    public static PlanData read(String markdown) {
        DataItems items = new DataItems("task", "T[1-9][0-9]{0,3}|fix-F[1-9][0-9]{0,3}");
        List<Task> tasks = items.list(DataBlock.read(markdown), "tasks").stream()
                .map(item -> task(items, item))
                .toList();
        return new PlanData(tasks, items.problems());
    }

    private static Task task(DataItems items, JsonNode item) {
        String id = items.id(item);
        String effort = items.optional(item, "effort");
        items.oneOf(id, "effort", effort, EFFORTS);
        List<String> criteria = items.texts(item, id, "criteria");
        if (criteria.isEmpty()) {
            items.problem(id, "serves no criterion; list the ids of those it serves as criteria.");
        }
        return new Task(
                id,
                items.required(item, id, "title"),
                criteria,
                items.texts(item, id, "needs"),
                items.texts(item, id, "files"),
                items.required(item, id, "check"),
                items.optional(item, "risk"),
                effort,
                null);
    }
}

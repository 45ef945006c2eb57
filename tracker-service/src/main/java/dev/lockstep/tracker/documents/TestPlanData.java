package dev.lockstep.tracker.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tests of a test plan. Whether they cover what a cycle must is for {@link TestMatrix} to say.
 *
 * @param tests as far as they could be read
 * @param problems why the document can't be taken as it is, each naming what to repair
 */
public record TestPlanData(List<Row> tests, List<String> problems) {
    private static final Pattern RUN = Pattern.compile("E[1-9][0-9]{0,5}( .*)?");
    private static final Pattern RESULT = Pattern.compile("(green|red)\\b.*");

    /**
     * A test and what came of it.
     *
     * @param criterion id of the acceptance criterion that it may break
     * @param run the id of the machine run that it was part of; its own name may follow
     * @param result {@code green} or {@code red}; what was seen may follow
     */
    public record Row(String id, String criterion, String technique, String run, String result) {
        /** The id of the machine run. */
        public String evidence() {
            return run.split(" ", 2)[0];
        }
    }

    /** Reads the data block of the document. */
    public static TestPlanData read(String markdown) {
        DataItems items = new DataItems("test", "X[1-9][0-9]{0,3}");
        List<Row> tests = items.list(DataBlock.read(markdown), "tests").stream()
                .map(item -> row(items, item))
                .toList();
        return new TestPlanData(tests, items.problems());
    }

    private static Row row(DataItems items, JsonNode item) {
        String id = items.id(item);
        String run = items.required(item, id, "run");
        if (!run.isEmpty() && !RUN.matcher(run).matches()) {
            items.problem(id, "has the run '%s'; begin it with the id of a machine run, like E3.".formatted(run));
        }
        String result = items.required(item, id, "result");
        if (!result.isEmpty() && !RESULT.matcher(result).matches()) {
            items.problem(id, "has the result '%s'; begin it with green or red.".formatted(result));
        }
        return new Row(id, items.required(item, id, "criterion"), items.required(item, id, "technique"), run, result);
    }
}

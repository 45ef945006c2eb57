package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** A decision at the stop where a cycle waits. */
abstract class DecisionCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Override
    final DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    /** The name of the stop that is open. */
    static String openStop(Tracker tracker, String id) {
        JsonNode view = tracker.get(Tracker.path("cycles", id));
        String name = view.path("stop").path("name").asText("");
        if (name.isEmpty()) {
            throw new ClientException.Refused("The cycle waits at no gate or checkpoint now.\nNext: "
                    + view.path("next").asText());
        }
        return name;
    }

    static JsonNode gate(Tracker tracker, String id, String name) {
        return tracker.get(Tracker.path("cycles", id, "gates", name));
    }

    final int decide(Tracker tracker, String id, String stop, Map<String, ?> decision, String done) {
        tracker.post(Tracker.path("cycles", id, "gates", stop, "decisions"), decision);
        return showAfter(tracker, id, done);
    }

    /** A decision other than an approval, on what is open as it is now. */
    final int decideOpen(Tracker tracker, Map<String, ?> decision, String done) {
        String id = tracker.cycle(cycle);
        String stop = openStop(tracker, id);
        Map<String, Object> body = new HashMap<>(decision);
        body.put("subjectDigest", GateText.digest(gate(tracker, id, stop)));
        return decide(tracker, id, stop, body, done);
    }
}

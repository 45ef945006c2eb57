package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** A decision at the stop where a cycle waits. It is made on a digest that the person names, or not at all. */
abstract class DecisionCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @ArgGroup(exclusive = true)
    @Nullable
    Consent consent;

    @Override
    final DefaultPerson defaultPerson() {
        return DefaultPerson.NOBODY;
    }

    final JsonNode view(Tracker tracker) {
        return tracker.get(Tracker.path("cycles", tracker.cycle(cycle)));
    }

    /**
     * Decides, if the person named what they decide on. What they did not read is shown; it and the digest are of one
     * view, so they belong together.
     *
     * @param stop the only stop that the decision may be on; null for whichever is open
     * @param done what was done, as in {@code Approved}; the stop and the digest are named after it
     */
    final int decide(Tracker tracker, JsonNode view, @Nullable String stop, Map<String, ?> decision, String done) {
        JsonNode open = openStop(view, stop);
        String name = open.path("name").asText();
        String digest = GateText.digest(open);
        if (consent == null || !consent.wasRead(digest)) {
            output.note(GateText.of(open, view));
        }
        if (consent == null) {
            output.note(
                    "Nothing is decided yet. To decide on exactly this, repeat the command with --digest " + digest);
            if (output.isJson()) {
                output.result(open, "");
            }
            return Lockstep.USAGE;
        }
        consent.require(digest);
        Map<String, Object> body = new HashMap<>(decision);
        body.put("subjectDigest", digest);
        String id = view.path("id").asText();
        tracker.post(Tracker.path("cycles", id, "gates", name, "decisions"), body);
        return showAfter(tracker, id, done + ": " + name + ", subject " + digest + ".");
    }

    private static JsonNode openStop(JsonNode view, @Nullable String wanted) {
        JsonNode stop = view.path("stop");
        String name = stop.path("name").asText("");
        String next = "\nNext: " + view.path("next").asText();
        if (name.isEmpty()) {
            throw new ClientException.Refused("The cycle waits at no gate or checkpoint now." + next);
        }
        if (wanted != null && !wanted.equals(name)) {
            throw new ClientException.Refused("The cycle waits at " + name + " now, not at " + wanted + "." + next);
        }
        return stop;
    }
}

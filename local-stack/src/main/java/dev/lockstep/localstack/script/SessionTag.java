package dev.lockstep.localstack.script;

import dev.lockstep.contracts.workflow.PhaseName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line of a session's opening message, by which the script knows what to play. */
record SessionTag(String cycle, String session, PhaseName phase, int round, String task) {
    private static final Pattern TAG = Pattern.compile("<session((?:\\s+[a-z]+=\"[^\"]*\")+)\\s*/>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z]+)=\"([^\"]*)\"");

    /** The tag that ends the message; empty when its last line is none, or one that cannot be read. */
    static Optional<SessionTag> endOf(String message) {
        String text = message.stripTrailing();
        Matcher tag = TAG.matcher(text.substring(text.lastIndexOf('\n') + 1).strip());
        if (!tag.matches()) {
            return Optional.empty();
        }
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag.group(1));
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2));
        }
        return of(attributes);
    }

    private static Optional<SessionTag> of(Map<String, String> attributes) {
        try {
            return Optional.of(new SessionTag(
                    attributes.getOrDefault("cycle", ""),
                    attributes.getOrDefault("session", ""),
                    PhaseName.of(attributes.getOrDefault("phase", "")),
                    Integer.parseInt(attributes.getOrDefault("round", "")),
                    attributes.getOrDefault("task", "")));
        } catch (IllegalArgumentException e) {
            // An unknown phase, or a round that is no number: as good as no tag.
            return Optional.empty();
        }
    }

    /** For people, in messages about what the script lacks. */
    String described() {
        return "session " + session + " (" + phase.label() + ", round " + round
                + (task.isEmpty() ? "" : ", task " + task) + ")";
    }
}

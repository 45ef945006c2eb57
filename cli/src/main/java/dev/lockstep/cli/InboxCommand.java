package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.Tracker;
import picocli.CommandLine.Command;

/** What waits for people. */
@Command(
        name = "inbox",
        mixinStandardHelpOptions = true,
        description = "Show what waits for you, and for others.",
        footer = {"", "Example:", "  lockstep inbox --as tech-lead"})
final class InboxCommand extends TrackerCommand {
    @Override
    int run(Tracker tracker) {
        JsonNode inbox = tracker.get(Tracker.path("inbox"));
        output.result(inbox, inbox.path("items").isEmpty() ? "Nothing waits for you." : text(inbox));
        return Lockstep.OK;
    }

    private static String text(JsonNode inbox) {
        Table table = new Table("WAITS FOR", "KIND", "NAME", "CYCLE", "PROJECT", "TITLE", "SINCE", "WHY");
        inbox.path("items")
                .forEach(item -> table.row(
                        item.path("mayAct").asBoolean() ? "you" : "others",
                        item.path("kind").asText(),
                        item.path("name").asText(),
                        item.path("cycle").asText(),
                        item.path("project").asText(),
                        item.path("title").asText(),
                        Times.shown(item.path("since").asText()),
                        item.path("why").asText()));
        return table.toString();
    }
}

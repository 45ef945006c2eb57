package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.cli.client.Tracker;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where cycles stand. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show where all cycles stand, or one of them.",
        footer = {
            "",
            "Examples:",
            "  lockstep status",
            "  lockstep status --watch",
            "  lockstep status 0198c --watch",
            "  lockstep status 0198c -o json | jq .stop.subjectDigest"
        })
final class StatusCommand extends TrackerCommand {
    private static final Set<String> ENDED = Set.of("CLOSED", "CANCELLED");
    private static final Duration POLL = Duration.ofMillis(500);

    /** The list comes in pages and has no tag. */
    private static final Duration LIST_POLL = Duration.ofSeconds(1);

    @Parameters(index = "0", arity = "0..1", paramLabel = "CYCLE", description = "One cycle.")
    @Nullable
    String cycle;

    @Option(names = "--watch", description = "Show every change until the cycle ends; of the list, until Ctrl-C.")
    boolean watch;

    @Override
    int run(Tracker tracker) {
        if (cycle != null) {
            String id = tracker.cycle(cycle);
            if (watch) {
                follow(tracker, id);
            } else {
                show(tracker.get(Tracker.path("cycles", id)));
            }
        } else if (watch) {
            followAll(tracker);
        } else {
            showAll(tracker.all(Tracker.path("cycles")));
        }
        return Lockstep.OK;
    }

    private void showAll(List<JsonNode> cycles) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.putArray("items").addAll(cycles);
        Table table = new Table("CYCLE", "PROJECT", "STATE", "PHASE", "TITLE");
        cycles.forEach(view -> table.row(
                view.path("id").asText(),
                view.path("project").asText(),
                view.path("state").asText(),
                view.path("phase").asText(),
                view.path("title").asText()));
        output.result(all, cycles.isEmpty() ? "No cycles yet; `lockstep start` begins one." : table.toString());
    }

    private void show(JsonNode view) {
        output.result(view, CycleText.standing(view));
    }

    private void follow(Tracker tracker, String id) {
        String tag = null;
        boolean ended = false;
        while (!ended) {
            Tracker.Tagged seen = tracker.getUnless(Tracker.path("cycles", id), tag);
            if (seen != null) {
                separateFrom(tag);
                show(seen.body());
                tag = seen.tag();
                ended = ENDED.contains(seen.body().path("state").asText());
            }
            ended |= !ended && interruptedWhileWaiting(POLL);
        }
    }

    /** New cycles may begin at any time, so the list has no end. */
    private void followAll(Tracker tracker) {
        List<JsonNode> shown = null;
        do {
            List<JsonNode> cycles = tracker.all(Tracker.path("cycles"));
            if (!cycles.equals(shown)) {
                separateFrom(shown);
                showAll(cycles);
                shown = cycles;
            }
        } while (!interruptedWhileWaiting(LIST_POLL));
    }

    private void separateFrom(@Nullable Object earlier) {
        if (earlier != null && !output.isJson()) {
            output.say("");
        }
    }

    private static boolean interruptedWhileWaiting(Duration time) {
        try {
            return new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

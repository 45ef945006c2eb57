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
            "  lockstep status 0198c --watch",
            "  lockstep status 0198c -o json | jq .stop.subjectDigest"
        })
final class StatusCommand extends TrackerCommand {
    private static final Set<String> ENDED = Set.of("CLOSED", "CANCELLED");
    private static final Duration POLL = Duration.ofMillis(500);

    @Parameters(index = "0", arity = "0..1", paramLabel = "CYCLE", description = "One cycle.")
    @Nullable
    String cycle;

    @Option(names = "--watch", description = "Show every change until the cycle ends.")
    boolean watch;

    @Override
    int run(Tracker tracker) {
        if (cycle == null) {
            showAll(tracker);
        } else if (watch) {
            follow(tracker, tracker.cycle(cycle));
        } else {
            show(tracker.get(Tracker.path("cycles", tracker.cycle(cycle))));
        }
        return Lockstep.OK;
    }

    private void showAll(Tracker tracker) {
        List<JsonNode> cycles = tracker.all(Tracker.path("cycles"));
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
        output.result(view, CycleText.of(view));
    }

    private void follow(Tracker tracker, String id) {
        CountDownLatch never = new CountDownLatch(1);
        String tag = null;
        boolean ended = false;
        while (!ended) {
            Tracker.Tagged seen = tracker.getUnless(Tracker.path("cycles", id), tag);
            if (seen != null) {
                show(seen.body());
                tag = seen.tag();
                ended = ENDED.contains(seen.body().path("state").asText());
            }
            ended |= !ended && interruptedWhileWaiting(never);
        }
    }

    private static boolean interruptedWhileWaiting(CountDownLatch never) {
        try {
            return never.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

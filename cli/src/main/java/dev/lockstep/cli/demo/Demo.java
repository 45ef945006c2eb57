package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.GateText;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import dev.lockstep.cli.client.Tracker;
import dev.lockstep.cli.stack.StackProcess;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes an example's request from start to end, strictly through the REST API, as its people. */
public final class Demo {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Example example;
    private final StackProcess stack;
    private final LocalStackFile signIns;
    private final Consumer<String> out;
    private final Map<String, Tracker> people = new HashMap<>();
    private final Story story = new Story();
    private final Director director;

    public Demo(Example example, StackProcess stack, LocalStackFile signIns, Consumer<String> out) {
        this.example = example;
        this.stack = stack;
        this.signIns = signIns;
        this.out = out;
        this.director = new Director(example.people());
    }

    /**
     * Plays it; returns the closed cycle's view.
     *
     * @throws ClientException.Refused when the story breaks off, or is not over in time
     */
    public JsonNode play(String repository, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        String cycle = begin(repository);
        Tracker watcher = as(example.people().people().getFirst().name());
        String tag = null;
        JsonNode view = watcher.get(Tracker.path("cycles", cycle));
        while (true) {
            if (step(cycle, view)) {
                return view;
            }
            if (System.nanoTime() > deadline) {
                throw new ClientException.Refused("The cycle is not closed after " + limit.toSeconds() + " s. It is "
                        + view.path("state").asText() + ". Next: "
                        + view.path("next").asText());
            }
            stack.pause(POLL);
            Tracker.@Nullable Tagged seen = watcher.getUnless(Tracker.path("cycles", cycle), tag);
            if (seen != null) {
                tag = seen.tag();
                view = seen.body();
            }
        }
    }

    private String begin(String repository) {
        String owner = example.with("admin", "operator", "tech-lead").name();
        as(owner).post(Tracker.path("projects"), Map.of("name", example.name(), "url", repository));
        String requester = example.with("requester").name();
        JsonNode view = as(requester)
                .post(
                        Tracker.path("projects", example.name(), "cycles"),
                        Map.of("text", example.request(), "attachments", List.of()));
        out.accept(requester + " requests a change to '" + example.name() + "':");
        example.request().lines().forEach(line -> out.accept("   | " + line));
        return view.path("id").asText();
    }

    /** Tells what is new, and makes the next move; true when the cycle is closed. */
    private boolean step(String cycle, JsonNode view) {
        story.tell(view).forEach(out);
        switch (director.next(view)) {
            case Move.Wait() -> {
                return false;
            }
            case Move.Finished() -> {
                return true;
            }
            case Move.Broken(List<String> reasons) -> throw new ClientException.Refused(String.join("\n", reasons));
            case Move.Answer(String by, List<Map<String, Object>> answers) ->
                as(by).post(Tracker.path("cycles", cycle, "answers"), Map.of("answers", answers));
            case Move.Decide decide -> decide(cycle, decide);
        }
        return false;
    }

    private void decide(String cycle, Move.Decide decide) {
        Tracker person = as(decide.by());
        JsonNode gate = person.get(Tracker.path("cycles", cycle, "gates", decide.stop()));
        String digest = GateText.digest(gate);
        out.accept("   " + (gate.path("hard").asBoolean() ? "GATE " : "checkpoint ") + decide.stop() + ", subject "
                + GateText.shortened(digest));
        GateText.subject(gate).forEach(line -> out.accept("      " + line));
        Map<String, Object> body = new LinkedHashMap<>(decide.body());
        body.put("subjectDigest", digest);
        person.post(Tracker.path("cycles", cycle, "gates", decide.stop(), "decisions"), body);
        director.made(decide);
        out.accept("   " + decide.by() + " decides: " + body.get("decision") + ". " + body.get("comment"));
    }

    private Tracker as(String name) {
        return people.computeIfAbsent(
                name,
                person ->
                        new Tracker(signIns.trackerUrl(), signIns.person(person).token()));
    }
}

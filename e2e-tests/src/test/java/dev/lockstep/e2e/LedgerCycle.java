package dev.lockstep.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.demo.DemoRun;
import dev.lockstep.cli.demo.Example;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.localstack.Model;
import dev.lockstep.localstack.Person;
import dev.lockstep.localstack.Stack;
import dev.lockstep.localstack.StackOptions;
import dev.lockstep.localstack.script.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;

/** The ledger example's cycle over the packaged services, with a meter before the script and kills along the way. */
final class LedgerCycle implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Short, so that what a killed worker had is soon taken over. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final Example example = Example.load(Checkout.home(), "ledger");
    private final DemoRun run;
    private final ScriptedModel script;
    private final MeteredModel meter;
    private final Stack stack;
    private String id = "";
    private final Cast cast;
    private final List<String> decided = new ArrayList<>();
    private final List<String> struck = new ArrayList<>();

    LedgerCycle(Path folder) {
        this(folder, stack -> new RestHands(person -> new Caller(stack.trackerUrl(), stack.token(person))));
    }

    /** A cycle whose people act by those hands. */
    LedgerCycle(Path folder, Function<Stack, Hands> hands) {
        run = DemoRun.create(folder, example);
        script = ScriptedModel.start(example.folder().resolve("script"), 0);
        meter = new MeteredModel(script.baseUri());
        Path data = folder.resolve("stack");
        provideTestTools(data);
        List<Person> people = example.people().people().stream()
                .map(person -> new Person(person.name(), person.roles()))
                .toList();
        stack = Stack.start(StackOptions.of(Checkout.home(), data, Model.scripted(meter.baseUri()))
                .withPeople(people)
                .withLease(LEASE));
        cast = new Cast(example, this::as, hands.apply(stack));
    }

    /** The sandbox has no network, so JUnit must be in the project's cache before. */
    private void provideTestTools(Path data) {
        Path cache = data.resolve("agents/caches").resolve(example.name());
        try {
            Files.createDirectories(cache);
            Files.copy(
                    Checkout.junitConsole(),
                    cache.resolve(Checkout.junitConsole().getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays to the end, striking each fault in order when its moment has come. */
    void play(List<Fault> faults) {
        play(faults, LIMIT);
    }

    /** As {@link #play(List)}, for people who take longer. */
    void play(List<Fault> faults, Duration limit) {
        Deque<Fault> ahead = new ArrayDeque<>(faults);
        id = cast.request(run.repository().url());
        try {
            await().atMost(limit).pollInterval(POLL).until(() -> isClosedAfterAStep(ahead));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Struck were " + struck + "; the cycle stands at " + view(), e);
        }
    }

    private boolean isClosedAfterAStep(Deque<Fault> ahead) {
        cast.act(id, view()).ifPresent(decided::add);
        Fault next = ahead.peek();
        if (next != null && next.due().getAsBoolean()) {
            ahead.remove().strike().run();
            struck.add(next.name());
        }
        return view().path("state").asText().equals("CLOSED");
    }

    String id() {
        return id;
    }

    Stack stack() {
        return stack;
    }

    /** The names of the people who may sign in. */
    Stream<String> people() {
        return example.people().people().stream().map(Example.Person::name);
    }

    List<MeteredModel.Call> modelCalls() {
        return meter.calls();
    }

    List<String> struck() {
        return struck;
    }

    boolean isDecided(String stop) {
        return decided.contains(stop);
    }

    JsonNode view() {
        return as("operator").get("/api/cycles/{cycle}", id);
    }

    List<JsonNode> sessions() {
        return StreamSupport.stream(view().path("sessions").spliterator(), false)
                .toList();
    }

    List<Turn> transcript(String session) {
        JsonNode record = as("operator").get("/api/cycles/{cycle}/sessions/{session}", id, session);
        return StreamSupport.stream(record.path("transcript").spliterator(), false)
                .map(turn -> Json.mapper().convertValue(turn, Turn.class))
                .toList();
    }

    /** The project's repository, cloned with its default branch checked out. */
    Path cloneOfResult() {
        return run.cloneResult();
    }

    String repository() {
        return run.repository().url();
    }

    private Caller as(String person) {
        return new Caller(stack.trackerUrl(), stack.token(person));
    }

    @Override
    public void close() {
        stack.close();
        meter.close();
        script.close();
    }
}

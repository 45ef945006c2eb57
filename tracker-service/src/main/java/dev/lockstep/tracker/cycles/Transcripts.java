package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.Usage;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.store.Blobs;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.TurnRow;
import dev.lockstep.tracker.store.TurnRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The transcripts of sessions: turns in order, each body kept once under its digest. */
@ApplicationScoped
public class Transcripts {
    /** The topic under which a session is told to try again. */
    public static final String TRY_AGAIN = "message";

    private final TurnRows turns;
    private final Blobs blobs;
    private final DatabaseClock clock;

    Transcripts(TurnRows turns, Blobs blobs, DatabaseClock clock) {
        this.turns = turns;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Where a turn is to be recorded, and by which attempt. */
    public record Place(UUID cycle, String session, String leg, int attempt, int index) {}

    /** How many turns a session has. */
    public int size(UUID cycle, String session) {
        return (int) turns.count("cycleId = ?1 and session = ?2", cycle, session);
    }

    /** Records a turn in the caller's transaction and returns the digest of its body. */
    public String record(Place place, TurnBody body) {
        String digest = blobs.put(encode(body));
        Usage usage = body instanceof TurnBody.ModelReply reply ? reply.usage() : new Usage(0, 0, 0);
        TurnRow row = new TurnRow();
        row.cycleId = place.cycle();
        row.session = place.session();
        row.index = place.index();
        row.leg = place.leg();
        row.attempt = place.attempt();
        row.kind = Json.tree(body).path("kind").asText();
        row.digest = digest;
        row.inputTokens = usage.inputTokens();
        row.outputTokens = usage.outputTokens();
        row.cost = usage.cost();
        row.recordedAt = clock.now();
        turns.persist(row);
        return digest;
    }

    /** The bytes that a turn's digest is computed over: canonical JSON with its kind. */
    public static byte[] encode(TurnBody body) {
        return Json.canonical(body);
    }

    /** All turns of a session, in order. */
    @Transactional
    public List<Turn> read(UUID cycle, String session) {
        return turns.list("cycleId = ?1 and session = ?2 order by index", cycle, session).stream()
                .map(this::turn)
                .toList();
    }

    /** A turn, and when it was recorded. */
    public record Recorded(Turn turn, Instant at) {}

    /** So many turns of a session at most, in order, from an index on. */
    @Transactional
    public List<Recorded> page(UUID cycle, String session, int from, int most) {
        return turns
                .list(
                        "cycleId = ?1 and session = ?2 and index >= ?3 and index < ?4 order by index",
                        cycle,
                        session,
                        from,
                        from + most)
                .stream()
                .map(row -> new Recorded(turn(row), row.recordedAt))
                .toList();
    }

    /** The last turn of a kind, as in {@code context}. */
    @Transactional
    public Optional<Turn> last(UUID cycle, String session, String kind) {
        return turns
                .find("cycleId = ?1 and session = ?2 and kind = ?3 order by index desc", cycle, session, kind)
                .range(0, 0)
                .stream()
                .findFirst()
                .map(this::turn);
    }

    @Transactional
    public Optional<Turn> find(UUID cycle, String session, int index) {
        return turns.findByIdOptional(new TurnRow.Key(cycle, session, index)).map(this::turn);
    }

    /** Whether the leg's end is the last of these turns: then it is over, whether its fact has arrived or not. */
    @Transactional
    public boolean isOver(UUID cycle, String session, String leg) {
        int size = size(cycle, session);
        return size > 0
                && find(cycle, session, size - 1)
                        .filter(last -> last.leg().equals(leg) && last.body() instanceof TurnBody.Terminal)
                        .isPresent();
    }

    /** The command runs that a session asked for, oldest first. */
    public static List<Evidence> evidence(List<Turn> transcript) {
        return transcript.stream()
                .map(Turn::body)
                .filter(TurnBody.ToolResult.class::isInstance)
                .flatMap(body -> ((TurnBody.ToolResult) body).runs().stream())
                .toList();
    }

    /** The answers to the questions of the session's last batch, as a person's turn. */
    void answers(Cycle cycle, CycleEvent.LegDispatched dispatched) {
        List<AskedQuestion> answered = cycle.questions().stream()
                .filter(question -> question.session().equals(dispatched.session()))
                .toList();
        String lastLeg = answered.getLast().leg();
        String text = answered.stream()
                .filter(question -> question.leg().equals(lastLeg))
                .map(Transcripts::answer)
                .collect(Collectors.joining("\n"));
        told(
                cycle,
                dispatched,
                new TurnBody.HumanMessage("answers", dispatched.licence().by(), text));
    }

    void feedback(Cycle cycle, CycleEvent.LegDispatched dispatched, String text, String by) {
        told(cycle, dispatched, new TurnBody.HumanMessage("feedback", by, text));
    }

    void tryAgain(Cycle cycle, CycleEvent.LegDispatched dispatched, String by) {
        told(cycle, dispatched, new TurnBody.HumanMessage(TRY_AGAIN, by, "A person asks you to try again."));
    }

    /** That the session's work stands elsewhere now. Nobody says so but the tracker itself. */
    void rebased(Cycle cycle, CycleEvent.LegDispatched dispatched, CycleEvent.WorkRebased work) {
        told(
                cycle,
                dispatched,
                new TurnBody.Correction(
                        "Another task landed before yours. Your workspace now holds your change on top of"
                                + " it, at commit " + work.onto()
                                + ", and nothing has been run on that: no earlier run counts for"
                                + " it. Run test; repair what the other task's change broke; point to the new run, and submit"
                                + " again."));
    }

    private void told(Cycle cycle, CycleEvent.LegDispatched dispatched, TurnBody message) {
        int index = size(cycle.id(), dispatched.session());
        record(new Place(cycle.id(), dispatched.session(), dispatched.leg(), 0, index), message);
    }

    private static String answer(AskedQuestion question) {
        AskedQuestion.Answer answer = question.answer().orElseThrow();
        String pointer = (answer.assumptionAccepted() ? "H:" : "A:") + question.id();
        String verb = answer.assumptionAccepted() ? "assumption accepted: " : "";
        return pointer + " (" + question.question().text() + ") → " + verb + answer.text();
    }

    private Turn turn(TurnRow row) {
        TurnBody body = Json.read(blobs.require(row.digest), TurnBody.class);
        return new Turn(row.index, row.leg, row.attempt, row.digest, body);
    }
}

package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.templates.Workflows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cycle's time is divided between people and machines without a gap, in all and for each session. */
class TimelineTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final List<CloudEvent> log = new ArrayList<>();

    @BeforeEach
    void begin() {
        happens(
                0,
                new CycleEvent.CycleRequested(
                        "calculator",
                        "Add percentages",
                        "digest",
                        "ann",
                        Workflows.builtIn(),
                        List.of(),
                        "main",
                        "base",
                        "refs/heads/lockstep/" + ID,
                        null));
    }

    private void happens(long second, CycleEvent event) {
        log.add(CloudEvent.ofCycle(
                ID,
                log.size() + 1,
                START.plusSeconds(second),
                EventTypes.typeOf(event),
                Json.mapper().valueToTree(event),
                null));
    }

    private void works(long second, String session, String leg) {
        happens(
                second,
                new CycleEvent.LegDispatched(
                        session, leg, "architect-agent", new Licence(Licence.Kind.REQUEST, 1, "ann")));
        happens(second, new CycleEvent.LegClaimed(session, leg, 1, "worker-1"));
    }

    private void opens(long second, String session) {
        happens(
                second,
                new CycleEvent.SessionOpened(
                        session, PhaseName.PRODUCT_SPECIFICATION, 1, "architect-agent", null, "base"));
        works(second, session, session + ".1");
    }

    private void asks(long second, String session) {
        Question question = new Question("Q1", "Which currency?", "Why.", List.of(), null, "Euros.", null);
        happens(second, new CycleEvent.QuestionsAsked(session, session + ".1", 1, 3, "digest", 0.5, List.of(question)));
    }

    private Timeline until(long second) {
        return Timeline.of(ID, log, START.plusSeconds(second));
    }

    private static Timeline.Stretch people(long from, long to) {
        return new Timeline.Stretch(true, START.plusSeconds(from), START.plusSeconds(to));
    }

    private static Timeline.Stretch machines(long from, long to) {
        return new Timeline.Stretch(false, START.plusSeconds(from), START.plusSeconds(to));
    }

    @Test
    void whileAQuestionIsOpenACycleWaitsForPeople() {
        opens(10, "s1");
        asks(100, "s1");
        happens(400, new CycleEvent.QuestionAnswered("s1", "Q1", "Euros", false, "ann"));
        works(400, "s1", "s1.2");

        Timeline timeline = until(1_000);

        assertThat(timeline.whole()).containsExactly(machines(0, 100), people(100, 400), machines(400, 1_000));
        assertThat(timeline.people()).isEqualTo(300);
        assertThat(timeline.machines()).isEqualTo(700);
        assertThat(timeline.rows())
                .containsExactly(
                        new Timeline.Row("s1", List.of(machines(10, 100), people(100, 400), machines(400, 1_000))));
    }

    @Test
    void aSessionThatFailedWaitsForPeopleUntilNow() {
        opens(0, "s1");
        happens(50, new CycleEvent.LegFailed("s1", "s1.1", 1, "No model answers"));

        assertThat(until(80).whole()).containsExactly(machines(0, 50), people(50, 80));
    }

    @Test
    void ofSessionsSideBySideEachHasItsOwnRow() {
        opens(0, "s1");
        opens(20, "s2");
        asks(100, "s2");

        Timeline timeline = until(150);

        assertThat(timeline.rows())
                .containsExactly(
                        new Timeline.Row("s1", List.of(machines(0, 100), people(100, 150))),
                        new Timeline.Row("s2", List.of(machines(20, 100), people(100, 150))));
        assertThat(timeline.people() + timeline.machines()).isEqualTo(150);
    }

    @Test
    void aCycleThatIsOverTakesNoMoreTime() {
        opens(0, "s1");
        asks(100, "s1");
        happens(160, new CycleEvent.CycleCancelled("ann", "Not wanted"));

        Timeline timeline = until(9_999);

        assertThat(timeline.to()).isEqualTo(START.plusSeconds(160));
        assertThat(timeline.whole()).containsExactly(machines(0, 100), people(100, 160));
        assertThat(timeline.rows().getFirst())
                .returns(60L, Timeline.Row::people)
                .returns(100L, Timeline.Row::machines);
    }

    @Test
    void aCycleThatJustBeganHasOneStretchAndNoRow() {
        assertThat(until(0).whole()).isEmpty();
        assertThat(until(7).whole()).containsExactly(machines(0, 7));
        assertThat(until(7).rows()).isEmpty();
    }
}

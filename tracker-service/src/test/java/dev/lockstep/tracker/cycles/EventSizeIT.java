package dev.lockstep.tracker.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent.QuestionsAsked;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people and agents send, every event of the log fits into a message, so that the feed goes on for everyone. */
@QuarkusTest
class EventSizeIT {
    private static final String GATE = "spec-approval";
    private LiveCycle cycle;
    private Attempt attempt;

    @BeforeEach
    void claim() {
        cycle = LiveCycle.begun(TestProject.added());
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
    }

    @AfterEach
    void theFeedGoesOn() {
        published(LiveCycle.begun(cycle.project()));
        published(cycle);
    }

    private static List<CloudEvent> published(LiveCycle about) {
        long recorded = Database.number("select count(*) from event where cycle_id = ?", about.id());
        return Kafka.await(Topics.EVENTS, about.id(), found -> found.size() >= recorded);
    }

    private Standing atTheGate() {
        attempt.submitted(Documents.specification());
        cycle.awaitStop(GATE);
        return cycle.standing();
    }

    private Response approveWith(Map<String, ?> criteria) {
        Map<String, Object> decision =
                Map.of("decision", "approve", "subjectDigest", cycle.digest(), "criteria", criteria);
        return cycle.decide(Someone.PRODUCT_OWNER, GATE, decision);
    }

    private static Map<String, Object> verdict(int length) {
        return Map.of("pass", true, "comment", "x".repeat(length));
    }

    @Test
    void oneLongCommentOnACriterionIsRefused() {
        Standing waiting = atTheGate();

        Refused.with(approveWith(Map.of("AC1", verdict(300_000))), 400, "comment", "16384");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aCriterionsLongNameIsRefused() {
        Standing waiting = atTheGate();

        Refused.with(approveWith(Map.of("A".repeat(60_000), verdict(1))), 400);

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void commentsThatAreTooLongTogetherAreRefusedByName() {
        Standing waiting = atTheGate();
        Map<String, Object> criteria = Stream.of("AC1", "AC2", "AC3")
                .collect(Collectors.toMap(
                        Function.identity(), id -> Map.of("pass", true, "comment", "😀".repeat(8_000))));

        Refused.with(approveWith(criteria), 422, "'criteria' takes 288,", "decision-recorded", "Shorten it");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    /** An emoji is 4 bytes in UTF-8, and 12 as the publisher escapes it. */
    @ParameterizedTest
    @ValueSource(strings = {"xxxxxxxxxxxx", "😀"})
    void questionsThatAreTooLongCanBeRepaired(String twelveBytes) {
        TurnBody.Asked tooLong = new TurnBody.Asked(List.of(Attempt.question(twelveBytes.repeat(25_000))), 0.5);

        Refused.with(attempt.tryTurn(0, tooLong), 422, "'questions' takes 300,", "questions-asked", "Shorten it");

        attempt.asked("Which currency?");
        cycle.awaitState("ASKING");
    }

    @Test
    void aReasonThatIsTooLongIsCutSoThatTheLegEnds() {
        TurnBody.Failed failed = new TurnBody.Failed("x".repeat(300_000));

        attempt.ended(failed);

        cycle.awaitState("FAILED");
        assertThat(cycle.view().at("/sessions/0/reason").asText())
                .hasSize(16 * 1024)
                .endsWith("x…");
    }

    @Test
    void anEventOfTheGreatestSizeIsPublished() {
        Question empty = Attempt.question("");
        Question numbered = new Question("Q1", "", empty.why(), List.of(), null, empty.assumption(), null);
        QuestionsAsked without = new QuestionsAsked("s1", "s1.1", 1, 0, "0".repeat(64), 0.5, List.of(numbered));
        int room = EventSize.MOST - Json.bytes(without).length;
        TurnBody.Asked tooLong = new TurnBody.Asked(List.of(Attempt.question("x".repeat(room + 1))), 0.5);
        Refused.with(attempt.tryTurn(0, tooLong), 422, "260,");

        attempt.asked("x".repeat(room));

        cycle.awaitState("ASKING");
        assertThat(published(cycle)).last().satisfies(event -> assertThat(Json.bytes(event.data()))
                .hasSize(EventSize.MOST));
    }

    @Test
    void theNoticeOfAParkedMessageQuotesLittleOfIt() {
        CloudEvent outcome = Kafka.event(attempt.outcome(0, new TurnBody.Correction("")));
        CloudEvent odd = CloudEvent.message(
                outcome.id(),
                outcome.source(),
                "x".repeat(250_000),
                outcome.subject(),
                outcome.time(),
                outcome.data(),
                null);

        RecordMetadata message = Kafka.fact(cycle.id(), Json.bytes(odd));

        assertThat(Database.awaitParked(message)).hasSize(2_000);
        Kafka.await(Topics.DEAD_LETTER, new UUID(0, 0), notices -> notices.stream()
                .anyMatch(notice -> notice.data().path("offset").asLong() == message.offset()
                        && notice.data().path("partition").asInt() == message.partition()));
    }
}

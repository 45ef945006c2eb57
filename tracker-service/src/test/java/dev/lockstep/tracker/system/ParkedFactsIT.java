package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that can't be understood or don't match the record are set aside with the reason, and the leg's true end still counts. */
@QuarkusTest
class ParkedFactsIT {
    private LiveCycle cycle;
    private Attempt attempt;
    private TurnBody.Asked question;
    private LegOutcome truth;
    private Standing before;

    @BeforeEach
    void recordAnEnd() {
        cycle = LiveCycle.begun(TestProject.added());
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        question = new TurnBody.Asked(List.of(Attempt.question("Which currency?")), 0.5);
        attempt.recorded(new TurnBody.Context("system", "user", List.of())).recorded(question);
        truth = attempt.outcome(1, question);
        before = cycle.standing();
    }

    /** The message was parked for that reason, nothing moved, and the true outcome still comes through behind it. */
    private void parked(RecordMetadata message, String... reason) {
        String actual = Database.awaitParked(message);
        assertThat(actual).isNotBlank();
        assertThat(reason).allSatisfy(words -> assertThat(actual).contains(words));
        assertThat(cycle.standing()).isEqualTo(before);
        Kafka.announce(truth);
        cycle.awaitState("ASKING");
    }

    private RecordMetadata altered(String field, Object value) {
        ObjectNode event = (ObjectNode) Json.tree(Kafka.event(truth));
        event.set(field, Json.tree(value));
        return Kafka.fact(cycle.id(), Json.bytes(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.lockstep.leg.exploded.v1", "dev.lockstep.leg.ended.v2", "", "com.example.other"})
    void anUnknownTypeOrVersionIsParked(String type) {
        parked(altered("type", type), "Unknown type '" + type + "'", LegOutcome.TYPE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\u0001\u0002 garbage", "{\"type\":", "null", "[]", "42", "{}", "{\"type\": 7}"})
    void whatIsNoCloudEventIsParked(@Nullable String bytes) {
        byte @Nullable [] value = bytes == null ? null : bytes.getBytes(StandardCharsets.ISO_8859_1);

        parked(Kafka.fact(cycle.id(), value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"text\"", "[]", "{}", "{\"cycle\": \"no id\"}", "{\"attempt\": \"many\"}"})
    void dataThatIsNoOutcomeIsParked(String data) {
        parked(altered("data", Json.read(data, Object.class) == null ? Map.of() : Json.read(data, Object.class)));
    }

    @Test
    void aFactOfACycleThatDoesNotExistIsParked() {
        UUID nowhere = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        parked(
                Kafka.announce(new LegOutcome(nowhere, "s1", "s1.1", 1, 1, truth.turnDigest())),
                "There is no cycle " + nowhere);
    }

    @Test
    void aFactForAnOlderAttemptIsParked() {
        LiveCycle other = LiveCycle.begun(cycle.project());
        other.claim(Someone.ARCHITECT_AGENT).release();
        Attempt second = other.claim(Someone.ARCHITECT_AGENT).recorded(question);
        Standing working = other.standing();
        LegOutcome ofSecond = second.outcome(0, question);

        RecordMetadata older = Kafka.announce(new LegOutcome(other.id(), "s1", "s1.1", 1, 0, ofSecond.turnDigest()));

        assertThat(Database.awaitParked(older)).contains("attempt 1", "attempt 2");
        assertThat(other.standing()).isEqualTo(working);
    }

    @Test
    void aFactForATurnThatIsNotThereIsParked() {
        parked(Kafka.announce(new LegOutcome(cycle.id(), "s1", "s1.1", 1, 7, truth.turnDigest())), "has no turn 7");
    }

    @Test
    void aFactForATurnThatEndsNothingIsParked() {
        TurnBody context = new TurnBody.Context("system", "user", List.of());

        parked(Kafka.announce(attempt.outcome(0, context)), "Turn 0", "does not end its leg");
    }

    @Test
    void aFactWithAnotherDigestIsParked() {
        String other = Sha256.of("another turn");

        parked(Kafka.announce(new LegOutcome(cycle.id(), "s1", "s1.1", 1, 1, other)), other, truth.turnDigest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s1\u0000", "s\ud800"})
    void aSessionNameThatNoDatabaseTakesIsParked(String session) {
        ObjectNode event = (ObjectNode) Json.tree(Kafka.event(truth));
        String json = event.toString().replace("\"session\":\"s1\"", "\"session\":\"" + escaped(session) + "\"");

        parked(Kafka.fact(cycle.id(), json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c > 0 && c < 0x80 ? Character.toString(c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }

    @Test
    void theBrokerRefusesAMegabyte() {
        byte[] megabyte = "x".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Kafka.send(Topics.SESSION_FACTS, cycle.id(), megabyte))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void whatABrokerLetsThroughBeyondTheContractIsParkedInPart() throws Exception {
        ObjectNode event = (ObjectNode) Json.tree(Kafka.event(truth));
        event.put("padding", "x".repeat(1_000_000));
        byte[] large = Json.bytes(event);
        limitFacts(2_000_000);
        try {
            RecordMetadata message = awaitAccepted(large);

            parked(message, "at most 262144 bytes");
            assertThat(Database.rows(
                            "select length, octet_length(bytes), sha256 from parked_message where topic = ? and part = ?"
                                    + " and record_offset = ?",
                            message.topic(),
                            message.partition(),
                            message.offset()))
                    .containsExactly(List.of(large.length, Topics.MAX_MESSAGE_BYTES, Sha256.of(large)));
        } finally {
            limitFacts(Topics.MAX_MESSAGE_BYTES);
        }
    }

    /** The broker's new limit takes a moment to hold. */
    private RecordMetadata awaitAccepted(byte[] large) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> Kafka.send(Topics.SESSION_FACTS, cycle.id(), large), RecordMetadata::hasOffset);
    }

    private static void limitFacts(int bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SESSION_FACTS);
        Collection<AlterConfigOp> limit = List.of(new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET));
        try (Admin admin = Kafka.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, limit)).all().get();
        }
    }

    @Test
    void anOutcomeToldTwiceEndsTheLegOnce() {
        Kafka.announce(truth);
        Standing asking = cycle.awaitState("ASKING").standing();

        Kafka.announce(truth);

        Database.awaitParked(Kafka.fact(cycle.id(), new byte[0]));
        assertThat(cycle.standing()).isEqualTo(asking);
    }

    @Test
    void theEndOfALostAttemptCountsWhenTheNextAttemptAnnouncesIt() {
        assertThat(attempt.release().statusCode()).isEqualTo(204);
        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);
        assertThat(second.leg().transcript()).last().extracting("body").isEqualTo(question);

        Kafka.announce(truth);

        cycle.awaitState("ASKING");
    }
}

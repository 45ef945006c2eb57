package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as anyone can check it: gapless, chained, append-only, and on Kafka as it is in the database. */
@QuarkusTest
class EventLogIT {
    private static final String SECRET = "words-that-only-the-transcript-holds";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static LiveCycle cycle;
    private static Attempt attempt;

    @BeforeAll
    static void makeHistory() {
        cycle = LiveCycle.begun(TestProject.added());
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        attempt.recorded(new TurnBody.Correction(SECRET)).submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");
    }

    private static List<CloudEvent> published(UUID id) {
        long recorded = Database.number("select count(*) from event where cycle_id = ?", id);
        return Kafka.await(Topics.EVENTS, id, found -> found.size() >= recorded);
    }

    @Test
    void positionsHaveNoGapsWhenManyCyclesBeginAtOnce() throws Exception {
        TestProject project = TestProject.added();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<LiveCycle>> begun = IntStream.range(0, 24)
                    .mapToObj(i -> threads.submit(() -> LiveCycle.begun(project)))
                    .toList();
            for (Future<LiveCycle> future : begun) {
                published(future.get().id());
            }
        }

        List<Long> positions = Database.rows("select position from event_position where position is not null").stream()
                .map(row -> (Long) row.getFirst())
                .sorted()
                .toList();
        assertThat(positions)
                .isEqualTo(LongStream.rangeClosed(1, positions.size()).boxed().toList());
    }

    @Test
    void theChainIsThatOfTheStoredBytes() {
        List<List<Object>> rows = Database.rows(
                "select sequence, body, chain from event where cycle_id = ? order by sequence", cycle.id());

        String chain = "";
        for (int i = 0; i < rows.size(); i++) {
            chain = Sha256.chain(chain, (byte[]) rows.get(i).get(1));
            assertThat(rows.get(i).get(0)).isEqualTo(i + 1L);
            assertThat(rows.get(i).get(2)).isEqualTo(chain);
        }
        assertThat(Database.rows("select chain, sequence from cycle where id = ?", cycle.id()))
                .containsExactly(List.of(chain, (long) rows.size()));
    }

    @Test
    void aCyclesEventsAreOnKafkaOnceAndInOrder() {
        List<CloudEvent> events = published(cycle.id());

        assertThat(events)
                .extracting(CloudEvent::sequence)
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events).extracting(CloudEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(events)
                .isEqualTo(Json.mapper()
                        .convertValue(
                                Json.read(
                                        Someone.VIEWER
                                                .get("/api/cycles/{c}/events", cycle.id())
                                                .asByteArray(),
                                        JsonNode.class),
                                Json.mapper().getTypeFactory().constructCollectionType(List.class, CloudEvent.class)));
    }

    @Test
    void everyPublishedEventIsAValidCloudEvent() {
        published(cycle.id());

        for (ConsumerRecord<String, byte[]> record : Kafka.read(Topics.EVENTS)) {
            JsonNode event = Json.read(record.value(), JsonNode.class);
            String name =
                    event.path("type").asText().replace("dev.lockstep.", "").replace(".v1", "");
            assertThat(event.path("specversion").asText()).isEqualTo("1.0");
            assertThat(event.path("subject").asText()).isEqualTo(record.key());
            assertThat(schema("cloud-event").validate(event)).isEmpty();
            assertThat(schema(name).validate(event.path("data")))
                    .as(event.toString())
                    .isEmpty();
            assertThat(record.value()).hasSizeLessThan(Topics.MAX_MESSAGE_BYTES);
        }
    }

    @Test
    void noMessageHoldsATokenOrWordsOfATranscript() {
        published(cycle.id());

        for (String topic : List.of(Topics.EVENTS, Topics.requestsFor("architect-agent"), Topics.DEAD_LETTER)) {
            for (ConsumerRecord<String, byte[]> record : Kafka.read(topic)) {
                assertThat(new String(record.value(), StandardCharsets.UTF_8))
                        .doesNotContain(SECRET, attempt.leg().attemptToken(), "lsa_", "secret-token-of-");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set body = ''",
                "update event set chain = 'x' where sequence = 1",
                "delete from event where sequence = 1",
                "do $$ begin execute 'delete from ' || (select tableoid::regclass from event limit 1); end $$",
                "do $$ begin execute format('update %s set chain = 1', (select tableoid::regclass from event limit 1)); end $$",
                "truncate event",
                "truncate event_default",
                "do $$ begin execute 'truncate ' || (select tableoid::regclass from event limit 1); end $$"
            })
    void theDatabaseRefusesToChangeTheLog(String sql) {
        long before = Database.number("select count(*) from event");

        assertThatThrownBy(() -> Database.change(sql))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append-only");

        assertThat(Database.number("select count(*) from event")).isEqualTo(before);
    }

    @Test
    void theRelayGoesOnWhereAnotherStopped() throws SQLException {
        List<CloudEvent> before = published(cycle.id());
        long last = Objects.requireNonNull(before.getLast().position());

        Database.change("update relay set published = ? where id = 1", last - 1);

        Awaitility.await().until(() -> Kafka.about(Topics.EVENTS, cycle.id()).size() > before.size());
        List<CloudEvent> after = Kafka.about(Topics.EVENTS, cycle.id());
        assertThat(after.getLast()).isEqualTo(before.getLast());
        Awaitility.await().until(() -> Database.number("select assigned - published from relay") == 0);
    }

    @Test
    void anEventWithoutAPositionGetsOneAtTheNextSweep() throws SQLException {
        LiveCycle other = LiveCycle.begun(TestProject.added());
        published(other.id());
        String held = "update relay set holder = 'another', held_until = now() + interval '2 seconds'";

        Database.change(held);
        other.claim(Someone.ARCHITECT_AGENT);

        assertThat(published(other.id())).extracting(CloudEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aParkedMessageIsAnnouncedWithoutItsContent() {
        LiveCycle begun = LiveCycle.begun(TestProject.added());
        byte[] garbage = "garbage with a secret".getBytes(StandardCharsets.UTF_8);
        var message = Kafka.fact(begun.id(), garbage);
        Database.awaitParked(message);

        List<CloudEvent> notices = Kafka.await(Topics.DEAD_LETTER, new UUID(0, 0), all -> all.stream()
                .anyMatch(notice -> notice.data().path("sha256").asText().equals(Sha256.of(garbage))));

        CloudEvent notice = notices.stream()
                .filter(found -> found.data().path("sha256").asText().equals(Sha256.of(garbage)))
                .findFirst()
                .orElseThrow();
        assertThat(notice.type()).isEqualTo("dev.lockstep.message.parked.v1");
        assertThat(notice.data().path("topic").asText()).isEqualTo(Topics.SESSION_FACTS);
        assertThat(notice.data().path("offset").asLong()).isEqualTo(message.offset());
        assertThat(notice.data().path("reason").asText()).isNotBlank();
        assertThat(notice.data().toString()).doesNotContain("secret");
    }

    private static JsonSchema schema(String name) {
        String resource = "/schemas/" + name + ".v1.json";
        try (InputStream in = Objects.requireNonNull(Json.class.getResourceAsStream(resource), resource)) {
            return SCHEMAS.getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

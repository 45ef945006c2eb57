package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stuck and why, for operators; others are told who may see it. */
@QuarkusTest
class OperatePageIT {
    private static final String REDELIVER = "/operate/parked/{id}/redelivery";
    private static final String DISCARD = "/operate/parked/{id}/discard";
    private static final String HOSTILE = "{\"type\": \"<script>alert(1)</script>\"}";

    private Browser operator;
    private Browser viewer;

    @BeforeEach
    void signIn() {
        operator = Browser.of(Someone.OPERATOR);
        viewer = Browser.of(Someone.VIEWER);
    }

    private static long parked() {
        RecordMetadata message = Kafka.fact(UUID.randomUUID(), HOSTILE.getBytes(StandardCharsets.UTF_8));
        Database.awaitParked(message);
        return Database.number(
                "select id from parked_message where topic = ? and part = ? and record_offset = ?",
                message.topic(),
                message.partition(),
                message.offset());
    }

    private static long open(long id) {
        return Database.number("select count(*) from parked_message where id = ? and settled_at is null", id);
    }

    @Test
    void aParkedMessageShowsItsReasonAsTextAndIsDiscarded() {
        long id = parked();

        assertThat(operator.page("/operate"))
                .contains("Redeliver message " + id, "Discard message " + id, "lockstep.session-facts")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert(1)");

        Response response = operator.send(Map.of(), DISCARD, id);

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(303);
        assertThat(operator.page("/operate")).doesNotContain("Discard message " + id);
        assertThat(Database.rows("select settlement from parked_message where id = ?", id)
                        .getFirst())
                .containsExactly("discarded by operator");
    }

    @Test
    void aMessageThatStillCantBeAppliedStaysParkedAndTheReasonShowsInPlace() {
        long id = parked();

        Response response = operator.sendByScript(Map.of(), REDELIVER, id);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.asString())
                .contains("Message " + id + " stays parked")
                .doesNotContain("<html");
        assertThat(open(id)).isOne();
    }

    @Test
    void whoIsNoOperatorReadsWhoMayAndIsRefused() {
        long id = parked();

        assertThat(viewer.page("/operate"))
                .contains("viewer may not see how the tracker stands; it takes one of these roles: admin, operator")
                .doesNotContain("Redeliver", "lockstep.data-dir");
        for (String path : new String[] {REDELIVER, DISCARD}) {
            Response response = viewer.sendByScript(Map.of(), path, id);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.asString()).contains("viewer may not", "admin, operator");
        }
        assertThat(open(id)).isOne();
    }

    @Test
    void aLegWhoseWorkerIsSilentShowsForHowLong() throws SQLException {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT);
        leaseEnds(cycle, "1 h");
        assertThat(operator.page("/operate")).doesNotContain("/cycles/" + cycle.id() + "/sessions/s1");

        leaseEnds(cycle, "-125 s");

        assertThat(operator.page("/operate"))
                .contains("/cycles/" + cycle.id() + "/sessions/s1", "worker-1, attempt 1", "2 min");
    }

    private static void leaseEnds(LiveCycle cycle, String in) throws SQLException {
        Database.change(
                "update leg set lease_until = clock_timestamp() + cast(? as interval) where cycle_id = ?",
                in,
                cycle.id());
    }

    @Test
    void itShowsThePublicationTheVersionAndLockstepsOwnSettings() {
        assertThat(operator.page("/operate"))
                .contains("positions given", "events that wait", "keeps up")
                .contains("lockstep.data-dir", "lockstep.legs.lease", "lockstep.tasks.window", "128000")
                .contains("lockstep.feeds.streams", "lockstep.webhooks.allow-private")
                .doesNotContain("password", "jdbc:");
    }
}

package dev.lockstep.tracker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second replica beside the running one: it leads, sweeps once an hour, and publishes what the other commits. */
@QuarkusTest
class TwoRelaysIT {
    private static final String LISTENERS = "from pg_stat_activity where query = 'listen lockstep_relay'";

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    LogPublisher publisher;

    @Inject
    ParkedNotices notices;

    @Inject
    Event<LogAdvanced> advanced;

    private Relay leader;
    private RelayCalls calls;
    private LiveCycle cycle;

    @BeforeEach
    void letAnotherLead() throws SQLException {
        cycle = LiveCycle.begun(TestProject.added());
        await().until(() -> Database.number("select assigned - published from relay") == 0);
        TrackerConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrackerConfig.class)
                .withDefaultValue("lockstep.data-dir", "none")
                .withDefaultValue("lockstep.relay.sweep", "1h")
                .withDefaultValue("lockstep.relay.lease", "1h")
                .build()
                .getConfigMapping(TrackerConfig.class);
        LogPositions positions = new LogPositions(entities, config);
        Database.change("update relay set held_until = '-infinity'");
        await().until(() -> leads(positions));
        leader = new Relay(positions, publisher, notices, advanced, config);
        leader.start(new StartupEvent());
        calls = new RelayCalls(database, leader);
        calls.start(new StartupEvent());
        await().until(() -> Database.number("select count(*) " + LISTENERS) == 2);
    }

    /** The running relay may renew its lease in between. */
    private static boolean leads(LogPositions positions) throws SQLException {
        Database.change("update relay set held_until = '-infinity' where held_until < now() + interval '1 minute'");
        positions.next(_ -> {});
        return Database.number("select count(*) from relay where held_until > now() + interval '1 minute'") == 1;
    }

    @AfterEach
    void stop() throws Exception {
        calls.stop(new ShutdownEvent());
        leader.stop(new ShutdownEvent());
        Database.change("update relay set held_until = now()");
    }

    private void assertThatWhatIsCommittedIsPublished() {
        cycle.claim(Someone.ARCHITECT_AGENT).release();
        long recorded = Database.number("select count(*) from event where cycle_id = ?", cycle.id());
        assertThat(Kafka.await(Topics.EVENTS, cycle.id(), found -> found.size() >= recorded))
                .isNotEmpty();
    }

    @Test
    void theLeaderIsWokenByADecisionOnTheOther() {
        assertThatWhatIsCommittedIsPublished();

        assertThatWhatIsCommittedIsPublished();
    }

    @Test
    void aLostConnectionIsOpenedAgain() {
        Database.rows("select pg_terminate_backend(pid) " + LISTENERS);

        await().until(() -> Database.number("select count(*) " + LISTENERS) == 2);
        assertThatWhatIsCommittedIsPublished();
    }
}

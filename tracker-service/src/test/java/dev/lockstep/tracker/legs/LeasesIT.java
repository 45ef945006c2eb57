package dev.lockstep.tracker.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may hold a leg, and from when on another may. */
@QuarkusTest
class LeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Leases leases;

    private LiveCycle cycle;
    private Attempt first;

    @BeforeEach
    void claim() {
        cycle = LiveCycle.begun(TestProject.added());
        first = cycle.claim(Someone.ARCHITECT_AGENT);
    }

    private void setLease(String until) throws SQLException {
        Database.change("update leg set lease_until = " + until + " where cycle_id = ?", cycle.id());
    }

    private void awaitEndOfGrace() {
        await().atMost(PATIENCE).until(() -> Database.rows(
                        "select now() > ?::timestamptz", leases.graceUntil().toString())
                .getFirst()
                .getFirst()
                .equals(true));
    }

    @Test
    void aLegThatIsHeldCantBeClaimed() throws SQLException {
        setLease("now() + interval '1 hour'");
        Standing held = cycle.standing();

        Refused.with(cycle.tryClaim(Someone.ARCHITECT_AGENT), 409, "s1.1", "held by worker-1");

        assertThat(cycle.standing()).isEqualTo(held);
    }

    @Test
    void anExpiredLeaseMayBeTakenAndFencesTheOldAttempt() throws SQLException {
        awaitEndOfGrace();
        setLease("now() - interval '1 second'");

        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);

        assertThat(second.leg().attempt()).isEqualTo(2);
        assertThat(List.of(first.tryTurn(0, new TurnBody.Correction("Late.")), first.heartbeat(), first.release()))
                .allSatisfy(response -> Refused.with(response, 409, "attempt 2 replaced it"));
        assertThat(second.heartbeat().statusCode()).isEqualTo(200);
        second.recorded(new TurnBody.Correction("On time."));
    }

    @Test
    void aHeartbeatExtendsTheLeaseByOneLease() throws SQLException {
        setLease("now()");

        assertThat(first.heartbeat().jsonPath().getInt("seconds"))
                .isEqualTo(leases.duration().toSeconds());

        assertThat(Database.rows("select lease_until > now() from leg where cycle_id = ?", cycle.id()))
                .containsExactly(List.of(true));
    }

    @Test
    void aReleasedLegMayBeClaimedAtOnce() {
        assertThat(first.release().statusCode()).isEqualTo(204);

        assertThat(cycle.claim(Someone.ARCHITECT_AGENT).leg().attempt()).isEqualTo(2);
    }

    @Test
    void noLeaseExpiresForOneFullLeaseAfterAStart() throws SQLException {
        setLease("now() - interval '1 hour'");
        leases.started(new StartupEvent());

        Refused.with(cycle.tryClaim(Someone.ARCHITECT_AGENT), 409, "held by");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        cycle.tryClaim(Someone.ARCHITECT_AGENT).statusCode())
                .isEqualTo(200));
        assertThat(Database.rows(
                        "select ?::timestamptz <= now()", leases.graceUntil().toString()))
                .containsExactly(List.of(true));
    }

    @Test
    void aFreeAgentGetsALegThatWaitsOrNothing() {
        LiveCycle waiting = LiveCycle.begun(cycle.project());
        var claim = new LegApi.Claim("architect-agent", "free", null, null);

        // Legs that other tests left waiting are older, and come first.
        await().pollInterval(Duration.ofMillis(1)).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(Someone.ARCHITECT_AGENT.post(claim, "/api/legs/claims").statusCode())
                    .isIn(200, 204);
            assertThat(Database.rows("select state from leg where cycle_id = ?", waiting.id()))
                    .containsExactly(List.of("claimed"));
        });
        assertThat(Someone.QA_AGENT
                        .post(new LegApi.Claim("qa-agent", "w", null, null), "/api/legs/claims")
                        .statusCode())
                .isEqualTo(204);
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a call comes from can be followed through the log to the doorbell that it rang. */
@QuarkusTest
class TraceIT {
    private static final String REQUEST = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String CLAIM = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private static TestProject project;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    private static LiveCycle begun(String traceparent) {
        Response created = Someone.REQUESTER
                .request()
                .header("traceparent", traceparent)
                .body(Json.text(Map.of("text", "Show the balance.")))
                .post("/api/projects/{p}/cycles", project.name());
        return LiveCycle.of(created, project);
    }

    private static List<CloudEvent> published(LiveCycle cycle) {
        long recorded = Database.number("select count(*) from event where cycle_id = ?", cycle.id());
        return Kafka.await(Topics.EVENTS, cycle.id(), found -> found.size() >= recorded);
    }

    @Test
    void aRequestsTraceIsInItsEventsAndOnTheDoorbell() {
        LiveCycle cycle = begun(REQUEST);

        assertThat(published(cycle)).hasSizeGreaterThanOrEqualTo(3).allSatisfy(event -> assertThat(event.traceparent())
                .isEqualTo(REQUEST));
        assertThat(Kafka.await(Topics.requestsFor("architect-agent"), cycle.id(), doorbells -> !doorbells.isEmpty()))
                .allSatisfy(doorbell -> assertThat(doorbell.traceparent()).isEqualTo(REQUEST));
    }

    @Test
    void aLegCallsTraceIsInItsOwnEventsAlone() {
        LiveCycle cycle = begun(REQUEST);

        Someone.ARCHITECT_AGENT
                .request()
                .header("traceparent", CLAIM)
                .body(Json.text(new LegApi.Claim("architect-agent", "worker-1", cycle.id(), "s1.1")))
                .post("/api/legs/claims");

        List<CloudEvent> events = published(cycle);
        assertThat(events.getLast().type()).isEqualTo("dev.lockstep.leg-claimed.v1");
        assertThat(events.getLast().traceparent()).isEqualTo(CLAIM);
        assertThat(events.getFirst().traceparent()).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"
            })
    void whatIsNoTraceIsIgnored(String malformed) {
        assertThat(published(begun(malformed)))
                .extracting(CloudEvent::traceparent)
                .containsOnlyNulls();
    }
}

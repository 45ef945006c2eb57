package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At an open gate, whatever is no person's decision on what is seen leaves the cycle exactly as it is. */
@QuarkusTest
class NothingMovesIT {
    private static final String GATE = "spec-approval";
    private static LiveCycle cycle;

    @BeforeAll
    static void openTheGate() {
        cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        cycle.awaitStop(GATE);
    }

    private record Endpoint(String method, String path) {
        Response call(Someone caller) {
            String concrete = path.replace("{project}", cycle.project().name())
                    .replace("{cycle}", cycle.id().toString())
                    .replace("{session}", "s1")
                    .replace("{stop}", GATE)
                    .replace("{finding}", "F1")
                    .replace("{id}", "1")
                    .replace("{webhook}", UUID.randomUUID().toString())
                    .replace("{delivery}", "1");
            return switch (method) {
                case "GET" -> caller.get(concrete);
                case "DELETE" -> caller.request().delete(concrete);
                default -> caller.post(Map.of("decision", "approve", "subjectDigest", cycle.digest()), concrete);
            };
        }
    }

    /** Every endpoint that the API's own description lists, but those of agents. */
    private static List<Endpoint> peoplesEndpoints() {
        JsonNode paths = Json.read(RestAssured.get("/q/openapi?format=json").asByteArray(), JsonNode.class)
                .path("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.properties().stream()
                .filter(path -> !path.getKey().startsWith("/api/legs"))
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> endpoints.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()))));
        return endpoints;
    }

    @ParameterizedTest
    @EnumSource(names = {"ARCHITECT_AGENT", "ENGINEER_AGENT", "REVIEWER_AGENT", "QA_AGENT"})
    void noAgentIsAcceptedByAnyOfPeoplesEndpoints(Someone agent) {
        Standing before = cycle.standing();

        for (Endpoint endpoint : peoplesEndpoints()) {
            Refused.with(endpoint.call(agent), 403);
        }

        assertThat(peoplesEndpoints()).hasSizeGreaterThanOrEqualTo(15);
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANONYMOUS", "STRANGER"})
    void nobodyWithoutAKnownTokenIsAcceptedAnywhere(Someone caller) {
        Standing before = cycle.standing();

        for (Endpoint endpoint : peoplesEndpoints()) {
            Refused.with(endpoint.call(caller), 401, "token");
        }

        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void aDecisionOnAnotherDigestIsStale() {
        Standing before = cycle.standing();
        String stale = Sha256.of("what was there before");

        Response response =
                cycle.decide(Someone.PRODUCT_OWNER, GATE, Map.of("decision", "approve", "subjectDigest", stale));

        Refused.with(response, 409, before.stop(), stale, "look at it again");
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void aForgedDoorbellGivesNothing() throws Exception {
        Standing before = cycle.standing();
        LegDoorbell bell = new LegDoorbell(cycle.id(), "s2.1", "architect-agent");
        CloudEvent forged = CloudEvent.message(
                "forged", "/forged", LegDoorbell.TYPE, cycle.id(), Instant.now(), Json.tree(bell), null);

        Kafka.send(Topics.requestsFor("architect-agent"), cycle.id(), Json.bytes(forged));

        Response claim = Someone.ARCHITECT_AGENT.post(
                Map.of("service", "architect-agent", "worker", "w", "cycle", cycle.id(), "leg", "s2.1"),
                "/api/legs/claims");
        Refused.with(claim, 404, "s2.1");
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void aForgedFactIsParked() {
        Standing before = cycle.standing();
        LegOutcome forged = new LegOutcome(cycle.id(), "s2", "s2.1", 1, 0, Sha256.of("forged"));

        String reason = Database.awaitParked(Kafka.announce(forged));

        assertThat(reason).contains("s2", "turn 0");
        assertThat(cycle.standing()).isEqualTo(before);
    }
}

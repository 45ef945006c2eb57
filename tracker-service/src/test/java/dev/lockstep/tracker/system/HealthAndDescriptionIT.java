package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators and clients ask of the service itself. */
@QuarkusTest
class HealthAndDescriptionIT {
    private static JsonNode json(String path) {
        return Json.read(RestAssured.get(path).asByteArray(), JsonNode.class);
    }

    @ParameterizedTest
    @CsvSource({"/q/health/live", "/q/health/ready"})
    void theServiceIsUp(String probe) {
        JsonNode health = json(probe);

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.path("checks"))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("status").asText()).isEqualTo("UP"));
    }

    @Test
    void readinessNamesWhatTheTrackerNeeds() {
        JsonNode health = json("/q/health/ready");

        assertThat(health.path("checks").findValuesAsText("name")).contains("database", "broker", "relay");
    }

    @ParameterizedTest
    @CsvSource({
        "get, /api/me",
        "get, /api/inbox",
        "get, /api/projects",
        "post, /api/projects",
        "post, /api/projects/{project}/cycles",
        "get, /api/cycles",
        "get, /api/cycles/{cycle}",
        "get, /api/cycles/{cycle}/events",
        "get, /api/cycles/{cycle}/sessions/{session}",
        "get, /api/cycles/{cycle}/evidence/{session}/{id}/log",
        "get, /api/cycles/{cycle}/gates/{stop}",
        "post, /api/cycles/{cycle}/gates/{stop}/decisions",
        "post, /api/cycles/{cycle}/answers",
        "post, /api/cycles/{cycle}/findings/{finding}/waiver",
        "post, /api/cycles/{cycle}/sessions/{session}/confidence-waiver",
        "post, /api/cycles/{cycle}/sessions/{session}/retry",
        "post, /api/cycles/{cycle}/cancellation",
        "post, /api/cycles/{cycle}/deployments",
        "get, /api/events",
        "get, /api/webhooks",
        "post, /api/webhooks",
        "get, /api/webhooks/{webhook}",
        "delete, /api/webhooks/{webhook}",
        "post, /api/webhooks/{webhook}/resumption",
        "get, /api/webhooks/{webhook}/deliveries",
        "post, /api/webhooks/{webhook}/deliveries/{delivery}/redelivery",
        "post, /api/legs/claims",
        "post, /api/legs/{cycle}/{leg}/logs",
        "post, /api/legs/{cycle}/{leg}/turns",
        "post, /api/legs/{cycle}/{leg}/heartbeats",
        "post, /api/legs/{cycle}/{leg}/release"
    })
    void theDescriptionListsTheRoute(String method, String path) {
        JsonNode description = json("/q/openapi?format=json");

        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(description.path("paths").path(path).has(method)).isTrue();
    }
}

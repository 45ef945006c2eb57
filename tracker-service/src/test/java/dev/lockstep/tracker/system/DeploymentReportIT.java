package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an organization's deployment reports of a merged cycle, before and after the cycle is closed. */
@QuarkusTest
class DeploymentReportIT {
    private static final String PATH = "/api/cycles/{cycle}/deployments";

    private static Response report(Someone who, LiveCycle cycle, Map<String, String> report) {
        return who.post(report, PATH, cycle.id());
    }

    @Test
    void reportsAreOnRecordFromTheMergeOn() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        String prepared = cycle.view().at("/stop/subject/commit").asText();
        Refused.with(
                report(Someone.PIPELINE, cycle, Map.of("environment", "test", "status", "failed", "commit", prepared)),
                409,
                "is not merged");

        cycle.approved(Someone.OPERATOR, "deployment-approval").awaitWorkIn("post-mortem");
        String merged = cycle.view().path("mergedCommit").asText();
        Map<String, String> failed = Map.of("environment", "test", "status", "failed", "commit", merged);
        assertThat(report(Someone.PIPELINE, cycle, failed).statusCode()).isEqualTo(200);
        long sequence = cycle.standing().sequence();
        assertThat(report(Someone.PIPELINE, cycle, failed).statusCode()).isEqualTo(200);
        assertThat(cycle.standing().sequence()).isEqualTo(sequence);

        Attempt facilitator = cycle.claim(Someone.REVIEWER_AGENT);
        facilitator.submitted(facilitator.documents());
        cycle.awaitStop("post-mortem-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "post-mortem-checkpoint").awaitState("CLOSED");
        Response after = report(
                Someone.OPERATOR,
                cycle,
                Map.of(
                        "environment", "production",
                        "status", "succeeded",
                        "commit", merged,
                        "url", "https://deploy.example.org/17",
                        "at", "2026-01-02T03:04:05Z"));

        assertThat(after.statusCode()).as(after.asString()).isEqualTo(200);
        JsonNode deployments = cycle.view().path("deployments");
        assertThat(deployments).hasSize(2);
        assertThat(deployments.path(0).path("status").asText()).isEqualTo("failed");
        assertThat(deployments.path(0).path("by").asText()).isEqualTo("pipeline");
        assertThat(deployments.path(0).path("at").asText()).isNotBlank();
        assertThat(deployments.path(1).path("environment").asText()).isEqualTo("production");
        assertThat(deployments.path(1).path("at").asText()).isEqualTo("2026-01-02T03:04:05Z");
        refusals(cycle, merged);
    }

    private static void refusals(LiveCycle cycle, String merged) {
        assertThat(cycle.view().path("state").asText()).isEqualTo("CLOSED");
        Map<String, String> good = Map.of("environment", "test", "status", "rolled-back", "commit", merged);
        Refused.with(report(Someone.VIEWER, cycle, good), 403, "report a deployment");
        Refused.with(report(Someone.TECH_LEAD, cycle, good), 403, "deployer");
        assertThat(report(Someone.REVIEWER_AGENT, cycle, good).statusCode()).isEqualTo(403);
        Refused.with(
                report(Someone.PIPELINE, cycle, Map.of("environment", "t", "status", "failed", "commit", "abc")),
                422,
                "was merged as " + merged);
        Refused.with(
                report(Someone.PIPELINE, cycle, Map.of("environment", "t", "status", "done", "commit", merged)),
                400,
                "succeeded, failed or rolled-back");
        Refused.with(
                report(Someone.PIPELINE, cycle, Map.of("environment", "<b>", "status", "failed", "commit", merged)),
                400,
                "environment");
        Refused.with(
                report(
                        Someone.PIPELINE,
                        cycle,
                        Map.of(
                                "environment", "t",
                                "status", "failed",
                                "commit", merged,
                                "url", "javascript:alert(1)")),
                400,
                "url");
    }
}

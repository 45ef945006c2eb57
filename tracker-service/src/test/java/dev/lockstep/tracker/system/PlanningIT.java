package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan that can't be carried out is refused when it is submitted; a good one waits for a second pair of eyes. */
@QuarkusTest
class PlanningIT {
    private static LiveCycle planning(Someone requester) {
        LiveCycle cycle = LiveCycle.begun(TestProject.added(), requester).drivenTo("architecture-checkpoint");
        return cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
    }

    private static String task(String id, String criteria, String needs) {
        return "  - {id: %s, title: Show it, criteria: [%s], needs: [%s], files: [a], check: sh t, effort: S}%n"
                .formatted(id, criteria, needs);
    }

    private static void refused(String tasks, String... words) {
        LiveCycle cycle = planning(Someone.REQUESTER);
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        Standing before = cycle.standing();

        Response response = attempt.trySubmit(Documents.plan(tasks));

        Refused.with(response, 422, "problems");
        assertThat(response.asString()).contains(words);
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void tasksThatNeedEachOtherInACircleAreRefused() {
        refused(task("T1", "AC1, AC2, AC3", "T2") + task("T2", "AC1", "T1"), "circle", "T1 → T2");
    }

    @Test
    void aPlanThatMissesACriterionIsRefused() {
        refused(task("T1", "AC7", ""), "No task serves the criterion AC1", "AC7");
    }

    @Test
    void aPlanWithoutTasksIsRefused() {
        refused("  []\n", "task");
    }

    @Test
    void aRequesterWhoLeadsCantApproveTheImplementationAlone() {
        LiveCycle cycle = planning(Someone.REQUESTING_TECH_LEAD);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(Documents.TASK));
        cycle.awaitStop("implementation-approval");
        Standing before = cycle.standing();

        Response own = cycle.approve(Someone.REQUESTING_TECH_LEAD, "implementation-approval");

        Refused.with(own, 403, "requesting-tech-lead", "four eyes", "someone else");
        assertThat(cycle.standing()).isEqualTo(before);
        cycle.approved(Someone.SECOND_TECH_LEAD, "implementation-approval");
        assertThat(cycle.view().path("phase").asText()).isEqualTo("implementation");
    }

    @Test
    void theEngineerGetsNothingBeforeTheImplementationIsApproved() {
        LiveCycle cycle = planning(Someone.REQUESTER);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(Documents.TASK));
        cycle.awaitStop("implementation-approval");

        Response early = Someone.ENGINEER_AGENT.post(
                Map.of("service", "engineer-agent", "worker", "w", "cycle", cycle.id(), "leg", "s4.1"),
                "/api/legs/claims");

        Refused.with(early, 404, "s4.1");
    }

    @Test
    void anApprovedPlanIsImplemented() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenTo("implementation-checkpoint");

        assertThat(cycle.view().at("/sessions/3/task").asText()).isEqualTo("T1");
        assertThat(cycle.view().at("/gates/1/approvers/0").asText()).isEqualTo("tech-lead");
    }
}

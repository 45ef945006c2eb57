package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two tasks are built at once in a real repository; what lands second is shown anew on top of the first, or built again. */
@QuarkusTest
class SideBySideIT {
    private static final String TASKS = """
              - {id: T1, title: Show it, criteria: [AC1, AC2], needs: [], files: [src/App.java], check: sh t, effort: S}
              - {id: T2, title: Say so, criteria: [AC3], needs: [], files: [src/Other.java], check: sh t, effort: S}
            """;
    private static final Map<String, String> FIRST = Map.of("src/App.java", "class App { int balance; }\n");
    private static final Map<String, String> SECOND = Map.of("src/Other.java", "class Other {}\n");

    @Test
    void withoutAConflictTheSecondTaskIsTestedOnTopOfTheFirstAndLands() {
        LiveCycle cycle = bothAtWork();
        Attempt second = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        String first = landed(cycle, cycle.claim(Someone.ENGINEER_AGENT, "s4"));

        second.submitted(SECOND);

        awaitLeg(cycle, "s5.2");
        Attempt again = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        assertThat(again.leg().startCommit()).isEqualTo(first);
        assertThat(again.leg().transcript().getLast().body())
                .isInstanceOfSatisfying(TurnBody.Correction.class, told -> assertThat(told.text())
                        .contains("Another task landed before yours", first));
        String picked = String.valueOf(again.leg().workspaceCommit());
        TestProject project = cycle.project();
        assertThat(project.tip(String.valueOf(again.leg().workspaceRef()))).contains(picked);
        assertThat(project.parents(picked)).containsExactly(first);
        assertThat(project.text(picked, "src/App.java")).isEqualTo(FIRST.get("src/App.java"));
        assertThat(project.text(picked, "src/Other.java")).isEqualTo(SECOND.get("src/Other.java"));

        String untested = again.pushed(SECOND);
        Refused.with(
                again.tryTurn(again.next(), again.submission(untested)),
                422,
                "No test run on the submitted code is on record");

        again.submitted(SECOND);
        cycle.awaitStop("implementation-checkpoint");
        assertThat(cycle.view().path("tip").asText()).isEqualTo(untested);
        assertThat(project.tip(cycle.branch())).contains(untested);
        assertThat(project.codeTree(untested)).isEqualTo(project.codeTree(picked));
        assertThat(cycle.view().path("running")).isEmpty();
        assertThat(cycle.view().path("findings")).isEmpty();
    }

    @Test
    void retriedAfterAFailureTheSessionGoesOnFromItsWorkOnTopOfTheFirst() {
        LiveCycle cycle = bothAtWork();
        Attempt second = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        String first = landed(cycle, cycle.claim(Someone.ENGINEER_AGENT, "s4"));
        second.submitted(SECOND);
        awaitLeg(cycle, "s5.2");
        Attempt failing = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        failing.ended(new TurnBody.Failed("The build tool is missing"));
        cycle.awaitState("FAILED");

        Response retried = Someone.TECH_LEAD.post(Map.of(), "/api/cycles/{c}/sessions/s5/retry", cycle.id());

        assertThat(retried.statusCode()).isEqualTo(200);
        Attempt again = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        assertThat(again.leg().startCommit()).isEqualTo(first);
        assertThat(again.leg().workspaceCommit()).isEqualTo(failing.leg().workspaceCommit());
        assertThat(again.leg().workspaceRef()).isEqualTo(failing.leg().workspaceRef());
    }

    @Test
    void withAConflictTheSecondTaskBeginsAgainInAFreshSessionThatIsToldWhy() {
        LiveCycle cycle = bothAtWork();
        Attempt second = cycle.claim(Someone.ENGINEER_AGENT, "s5");
        String first = landed(cycle, cycle.claim(Someone.ENGINEER_AGENT, "s4"));

        second.submitted(Map.of("src/App.java", "class App { int other; }\n"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(running(cycle)).containsExactly("s6"));
        assertThat(cycle.view().at("/sessions/4/stale").asBoolean()).isTrue();
        assertThat(cycle.view().path("tip").asText()).isEqualTo(first);
        Attempt fresh = cycle.claim(Someone.ENGINEER_AGENT, "s6");
        assertThat(fresh.leg().task()).isNotNull().returns("T2", task -> task.id());
        assertThat(fresh.leg().startCommit()).isEqualTo(first);
        assertThat(fresh.leg().transcript()).isEmpty();
        assertThat(fresh.leg().history())
                .contains("s5 dropped, its task begins again", "conflicts with", "\"src/App.java\"");

        fresh.submitted(SECOND);
        cycle.awaitStop("implementation-checkpoint");
        JsonNode view = cycle.view();
        assertThat(cycle.project().parents(view.path("tip").asText())).containsExactly(first);
        assertThat(view.at("/tasks/1/session").asText()).isEqualTo("s6");
        assertThat(view.at("/findings/0/claim").asText()).contains("src/App.java");
        assertThat(view.at("/findings/0/state").asText()).isEqualTo("fixed");
    }

    /** A cycle whose two tasks wait for workers. */
    private static LiveCycle bothAtWork() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added(SettingsFiles.settings("parallel_tasks: 2\n")));
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.architecture());
        cycle.awaitStop("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(TASKS));
        cycle.awaitStop("implementation-approval");
        cycle.approved(Someone.TECH_LEAD, "implementation-approval");
        assertThat(running(cycle)).containsExactly("s4", "s5");
        JsonNode view = cycle.view();
        assertThat(view.path("parallelTasks").asInt()).isEqualTo(2);
        assertThat(view.path("next").asText()).contains("implementation of T1.", "implementation of T2.");
        return cycle;
    }

    /** The first task's commit, once it is the branch, while the second is at work. */
    private static String landed(LiveCycle cycle, Attempt attempt) {
        attempt.submitted(FIRST);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(running(cycle)).containsExactly("s5"));
        return cycle.view().path("tip").asText();
    }

    private static void awaitLeg(LiveCycle cycle, String leg) {
        String session = leg.substring(0, leg.indexOf('.'));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(cycle.legOf(session)).isEqualTo(leg));
    }

    private static List<String> running(LiveCycle cycle) {
        List<String> running = new ArrayList<>();
        cycle.view().path("running").forEach(session -> running.add(session.asText()));
        return running;
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an engineer's commit does silently stands at the checkpoint, and the next task waits for a person. */
@QuarkusTest
class GuardsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String STOP = "implementation-checkpoint";
    private static final String CODE = "src/App.java";
    private static final String TEST = "src/AppTest.java";
    private static final String STRICT =
            "class AppTest {\n  @Test void balance() { assertEquals(5, new App().balance); }\n}\n";
    private static final String WEAK = "class AppTest {\n  @Test void balance() { assertNotNull(new App()); }\n}\n";
    private static final String TASKS = """
              - {id: T1, title: Show it, criteria: [AC1, AC2], needs: [], files: [src/App.java], check: sh t, effort: S}
              - {id: T2, title: Say so, criteria: [AC3], needs: [T1], files: [src/App.java], check: sh t, effort: S}
            """;

    /** A cycle with two tasks, of which the first is being built. */
    private static LiveCycle building() {
        return building(STRICT);
    }

    /** As {@link #building()}, with these tests. */
    private static LiveCycle building(String tests) {
        LiveCycle cycle =
                LiveCycle.begun(TestProject.added(Map.of(TEST, tests))).drivenTo("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(TASKS));
        cycle.awaitStop("implementation-approval");
        return cycle.approved(Someone.TECH_LEAD, "implementation-approval").awaitWorkIn("implementation");
    }

    /** The first task, built by weakening the test that it breaks. */
    private static LiveCycle weakened() {
        LiveCycle cycle = building();
        built(cycle, Map.of(CODE, "class App {}\n// 6\n", TEST, WEAK));
        cycle.awaitStop(STOP);
        return cycle;
    }

    private static List<String> findings(LiveCycle cycle) {
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : cycle.view().path("findings")) {
            findings.add(finding.path("severity").asText() + ", "
                    + finding.path("state").asText() + ": "
                    + finding.path("claim").asText());
        }
        return findings;
    }

    private static String building(LiveCycle cycle) {
        return Objects.requireNonNull(cycle.claim(Someone.ENGINEER_AGENT).leg().task())
                .id();
    }

    @Test
    void aWeakenedTestIsABlockerAndTheNextTaskIsNotDispatched() {
        LiveCycle cycle = weakened();

        assertThat(findings(cycle))
                .containsExactly("blocker, open: The test 'AppTest › balance' has a looser assertion than before");
        Response refused = cycle.approve(Someone.TECH_LEAD, STOP);
        Refused.with(refused, 409, "F1", "looser assertion");
        assertThat(cycle.view().path("sessions")).hasSize(4);
    }

    @Test
    void theSessionThatRestoresTheTestClosesItsFindingAndTheNextTaskBegins() {
        LiveCycle cycle = weakened();
        Response asked = cycle.decide(
                Someone.TECH_LEAD,
                STOP,
                Map.of(
                        "decision", "request-changes",
                        "subjectDigest", cycle.digest(),
                        "comment", "Put the assertion back"));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        cycle.awaitWorkIn("implementation");

        built(cycle, Map.of(CODE, "class App { int balance = 5; }\n", TEST, STRICT));

        assertThat(building(cycle)).isEqualTo("T2");
        assertThat(findings(cycle))
                .containsExactly("blocker, fixed: The test 'AppTest › balance' has a looser assertion than before");
    }

    @Test
    void afterAReturnOnlyTheRestoredTestClosesItsFinding() {
        LiveCycle cycle = weakened();
        returned(cycle);

        allBuilt(cycle, Map.of(CODE, "class App { int balance = 5; }\n"));
        assertThat(findings(cycle))
                .contains("blocker, open: The test 'AppTest › balance' has a looser assertion than before");
        returned(cycle);

        built(cycle, Map.of(TEST, STRICT));
        assertThat(findings(cycle))
                .contains("blocker, fixed: The test 'AppTest › balance' has a looser assertion than before");
    }

    @Test
    void whatIsSummedUpStaysOpenUntilNothingOfItIsLeft() {
        LiveCycle cycle = building(suite(10, 33));
        built(cycle, Map.of(CODE, "class App {}\n", TEST, suite(10, 10)));
        cycle.awaitStop(STOP);
        assertThat(findings(cycle))
                .hasSize(21)
                .last()
                .isEqualTo("blocker, open: 3 more like these: 3 in '" + TEST + "'");
        for (int finding = 1; finding <= 20; finding++) {
            waived(cycle, "F" + finding);
        }
        returned(cycle);

        allBuilt(cycle, Map.of(TEST, suite(30, 32)));
        assertThat(findings(cycle).get(20)).startsWith("blocker, open: 3 more like these");
        returned(cycle);

        built(cycle, Map.of(TEST, suite(30, 33)));
        assertThat(findings(cycle).get(20)).startsWith("blocker, fixed: 3 more like these");
    }

    /** A class with a test for each of these numbers. */
    private static String suite(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "  @Test void balance%d() { assertEquals(%d, App.of(%d)); }\n".formatted(i, i, i * i))
                .collect(Collectors.joining("", "class AppTest {\n", "}\n"));
    }

    private static void waived(LiveCycle cycle, String finding) {
        Response waived = Someone.TECH_LEAD.post(
                Map.of("reason", "The rule has changed"),
                "/api/cycles/{id}/findings/{finding}/waiver",
                cycle.id(),
                finding);
        assertThat(waived.statusCode()).as(waived.asString()).isEqualTo(200);
    }

    /** Builds the task in hand with these files, and those after it with next to nothing. */
    private static void allBuilt(LiveCycle cycle, Map<String, String> files) {
        Map<String, String> left = files;
        while (!cycle.standing().state().equals("STOPPED")) {
            String leg = cycle.leg();
            built(cycle, left);
            left = Map.of(CODE, "class App { int balance = 5; }\n// since " + leg + "\n");
        }
    }

    /** Builds the task in hand, and waits for the next one or the stop. */
    private static void built(LiveCycle cycle, Map<String, String> files) {
        String leg = cycle.leg();
        cycle.claim(Someone.ENGINEER_AGENT).submitted(files);
        await().atMost(PATIENCE)
                .until(() ->
                        !cycle.leg().equals(leg) || cycle.standing().state().equals("STOPPED"));
    }

    private static void returned(LiveCycle cycle) {
        Response returned = cycle.decide(
                Someone.TECH_LEAD,
                STOP,
                Map.of(
                        "decision", "return",
                        "returnTo", "implementation",
                        "subjectDigest", cycle.digest(),
                        "comment", "Put the assertion back"));
        assertThat(returned.statusCode()).as(returned.asString()).isEqualTo(200);
        cycle.awaitWorkIn("implementation");
    }

    @Test
    void aPersonWhoWaivesItLetsTheNextTaskBegin() {
        LiveCycle cycle = weakened();

        waived(cycle, "F1");

        assertThat(building(cycle)).isEqualTo("T2");
    }

    @Test
    void whatIsNoBlockerIsShownAndStopsNothing() {
        LiveCycle cycle = building();

        built(
                cycle,
                Map.of(
                        CODE,
                        "class App { int balance = 5; }\n",
                        "package.json",
                        "{\"dependencies\": {\"left-pad\": \"1.0\"}}\n",
                        "data/huge.csv",
                        "x,".repeat(3_000_000)));

        assertThat(building(cycle)).isEqualTo("T2");
        assertThat(findings(cycle))
                .containsExactlyInAnyOrder(
                        "major, open: Files changed that the task does not name: data/huge.csv, package.json",
                        "major, open: The dependency 'left-pad' is new",
                        "minor, open: Not checked for lost tests, dependencies and secrets: 'data/huge.csv' is too large");
    }
}

package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo's second example: a test that was red before, one that is loosened, a defect, and a rejected criterion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardRoadDemoE2E {
    private static final String COMMIT = "[0-9a-f]{40}";
    private static final String ATTACKS = "tests/test_attacks.py";

    private ProcessRun run;
    private JsonNode summary;
    private Path repository;

    @BeforeAll
    void play(@TempDir Path folder) {
        Sandbox.require();
        Python.require();
        run = new LockstepCommand(folder).run("demo", "--example", "till", "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        summary = Json.read(run.out().lines().toList().getLast(), JsonNode.class);
        repository = Path.of(summary.path("repository").asText());
    }

    @Test
    void theCycleClosesAfterTwoRoundsOfRework() {
        assertThat(summary.path("state").asText()).isEqualTo("CLOSED");
        assertThat(summary.path("reworkRounds").asInt()).isEqualTo(2);
        assertThat(summary.path("gates"))
                .extracting(gate -> gate.path("name").asText())
                .containsExactly(
                        "spec-approval", "implementation-approval", "user-verification", "deployment-approval");
    }

    @Test
    void whatFailedBeforeTheChangeIsShownAtTheGateBeforeIt() {
        assertThat(run.err()).contains("unittest discover -v -t . -s tests ended with 1, 20 tests, 1 failed");
    }

    @Test
    void theLoosenedTestTheDefectAndTheRejectionAreFindingsThatWereFixedAndVerified() {
        assertThat(summary.path("findings"))
                .extracting(finding -> finding.path("id").asText() + " "
                        + finding.path("severity").asText() + " of "
                        + finding.path("foundIn").asText() + ", "
                        + finding.path("state").asText())
                .containsExactly(
                        "F1 blocker of implementation, fixed",
                        "F2 blocker of testing, fixed",
                        "F3 major of user-verification, fixed");
        assertThat(summary.path("findings")).allSatisfy(finding -> {
            assertThat(finding.at("/fixed/commit").asText()).matches(COMMIT);
            assertThat(finding.at("/verified/runs/0").asText()).matches("s\\d+/E\\d+");
        });
        assertThat(summary.path("findings"))
                .extracting(finding -> finding.path("claim").asText())
                .satisfiesExactly(
                        loosened -> assertThat(loosened)
                                .contains("test_the_tax_is_taken_once_from_the_sum_of_a_rate", "looser assertion"),
                        defect -> assertThat(defect).contains("expired coupon is refused, and taken off all the same"),
                        rejection -> assertThat(rejection).startsWith("AC9 was rejected"));
    }

    @Test
    void everyVerdictThatRestsOnARunHasItsExitCodeAndCommit() {
        assertThat(summary.path("evidence")).hasSizeGreaterThan(30).allSatisfy(row -> {
            assertThat(row.path("command").asText()).startsWith("python3 ");
            assertThat(row.path("commit").asText()).matches(COMMIT);
            assertThat(row.path("exitCode").asInt())
                    .as(row.toString())
                    .isEqualTo(
                            row.path("round").asInt() == 1
                                            && row.path("phase").asText().equals("testing")
                                    ? 1
                                    : 0);
        });
    }

    @Test
    void theAttackThatFailedPassesOnALaterCommit() {
        List<JsonNode> states = summary.path("evidence")
                .valueStream()
                .filter(row -> row.path("dimension").asText().equals("states"))
                .toList();

        assertThat(states)
                .extracting(row -> row.path("round").asInt() + " "
                        + row.path("verdict").asText() + " "
                        + row.path("exitCode").asInt())
                .containsExactly("1 fail 1", "2 pass 0", "3 pass 0");
        assertThat(states).extracting(row -> row.path("commit").asText()).doesNotHaveDuplicates();
    }

    @Test
    void theAttacksCameInACommitOfTheirOwnAndTheLoosenedTestIsAsItWas() {
        String adding =
                git("log", "--diff-filter=A", "--format=%H", "--", ATTACKS).strip();

        assertThat(git("show", "--format=", "--name-only", adding).lines())
                .containsExactlyInAnyOrder("docs/test-plan.md", ATTACKS);
        assertThat(repository.resolve("tests/test_receipt.py"))
                .hasSameTextualContentAs(Checkout.home().resolve("examples/till/project/tests/test_receipt.py"));
    }

    @Test
    void theMergedCodePassesAllItsTests() {
        ProcessRun tests = ProcessRun.of(
                repository,
                Map.of("PYTHONDONTWRITEBYTECODE", "1"),
                Duration.ofMinutes(1),
                List.of("python3", "-W", "error", "-m", "unittest", "discover", "-t", ".", "-s", "tests"));

        assertThat(tests.exit()).as(tests.toString()).isZero();
        assertThat(tests.err()).contains("Ran 45 tests", "OK");
    }

    private String git(String... arguments) {
        List<String> line = new ArrayList<>(List.of("git"));
        line.addAll(List.of(arguments));
        ProcessRun git = ProcessRun.of(repository, Map.of(), Duration.ofMinutes(1), line);
        assertThat(git.exit()).as(git.toString()).isZero();
        return git.out();
    }
}

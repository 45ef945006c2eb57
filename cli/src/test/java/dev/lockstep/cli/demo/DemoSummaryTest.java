package dev.lockstep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {
    private static final String VIEW = """
            {"state": "CLOSED", "reworkRounds": 2, "findings": [
               {"id": "F1", "state": "fixed", "fixed": {"session": "s4", "commit": "c4"}}],
             "sessions": [
               {"id": "s3", "phase": "testing", "round": 1, "commit": "c3", "codeTree": "t3",
                "evidence": [
                  {"id": "E1", "command": "./test", "exitCode": 1, "codeTree": "other"},
                  {"id": "E2", "command": "./test", "exitCode": 3, "codeTree": "t3",
                   "tests": {"run": 4, "failed": 1, "skipped": 0}}],
                "verdicts": [
                  {"dimension": "states", "verdict": "fail", "pointers": ["E:E2", "F:a.py:3"]},
                  {"dimension": "load", "verdict": "uncertain", "pointers": ["D:docs/product-spec.md#Limits"]},
                  {"dimension": "races", "verdict": "uncertain", "pointers": ["E:E1"]}]}]}""";

    private final JsonNode summary = DemoSummary.of(Json.read(VIEW, JsonNode.class), Path.of("repository"), 1.26);

    @Test
    void aVerdictHasTheExitCodeOfEachRunThatItPointsToAndTheCommitIfThatIsWhatRan() {
        assertThat(summary.path("evidence"))
                .extracting(row -> row.path("phase").asText() + " "
                        + row.path("dimension").asText() + " "
                        + row.path("verdict").asText() + ": "
                        + row.path("run").asText() + " "
                        + row.path("command").asText() + " "
                        + row.path("exitCode").asInt() + " "
                        + row.path("commit").asText())
                .containsExactly(
                        "testing states fail: s3/E2 ./test 3 c3", "testing races uncertain: s3/E1 ./test 1 null");
        assertThat(summary.path("evidence").get(0).path("tests").path("failed").asInt())
                .isOne();
    }

    @Test
    void findingsKeepTheirLivesAndRoundsOfReworkAreCounted() {
        assertThat(summary.path("reworkRounds").asInt()).isEqualTo(2);
        assertThat(summary.at("/findings/0/fixed/commit").asText()).isEqualTo("c4");
    }
}

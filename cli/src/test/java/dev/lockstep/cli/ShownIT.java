package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are shown of a cycle. */
class ShownIT extends CommandLineFixture {
    @ParameterizedTest
    @ValueSource(strings = {"status " + SampleCycle.ID, "show " + SampleCycle.ID + " user-verification"})
    void whoVerifiesIsToldWhatAndWhereAndHow(String line) {
        waitsAt("user-verification");

        assertThat(run(line.split(" ", -1))).isZero();

        assertThat(out.toString())
                .contains("AC1  When asked, the shop shall show VAT", "check: human")
                .contains("git clone --branch lockstep/" + CYCLE + " https://git.example.org/shop.git")
                .contains("git fetch origin lockstep/" + CYCLE + " && git switch --detach c0ffee")
                .contains("run    java -jar app.jar", "test   ./test.sh")
                .contains("lockstep verify " + CYCLE + " AC1=pass AC2=pass --digest " + DIGEST);
    }

    @Test
    void otherStopsSayNothingOfVerification() {
        waitsAt("spec-approval");

        run("show", CYCLE, "spec-approval");

        assertThat(out.toString())
                .contains("Gate spec-approval waits for requester (0 of 1 approvals)", DIGEST)
                .doesNotContain("lockstep verify", "solo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "show"})
    void aSoloCycleSaysSoAtItsHeadAndAtItsStop(String command) {
        String solo = SampleCycle.at("spec-approval").replaceFirst("\\{", "{\"solo\": true, ");
        tracker.when("GET /api/cycles/" + CYCLE, 200, solo);

        run(command, CYCLE);
        run("show", CYCLE, "spec-approval");

        assertThat(out.toString().lines())
                .contains("solo: one person may request and approve")
                .filteredOn(line -> line.startsWith("Gate spec-approval"))
                .hasSize(2)
                .allMatch(line -> line.endsWith("(0 of 1 approvals, solo: one person may request and approve)"));
    }

    @Test
    void aCycleIsShownWithWhatCameOfIt() {
        waitsAt("user-verification");

        run("show", CYCLE);

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("spec-approval paul 2026-11-22T00:13:05Z aabbccdd")
                .contains("Q1 ann Seven Which rate?")
                .contains("T1 submitted s4 AC1 Add rates")
                .contains("production rolled-back 2026-11-23T01:02:03Z pipeline https://deploy.example.org/17")
                .contains("AC2 human If the rate is unknown, the shop shall say so");
    }

    @Test
    void aStopThatWasPassedSaysByWhomAndWhen() {
        waitsAt("user-verification");

        assertThat(run("show", CYCLE, "spec-approval")).isZero();

        assertThat(out.toString()).contains("passed by paul at 2026-11-22T00:13:05Z", "aabbccdd");
    }

    @Test
    void aQuestionIsShownWithItsAnswer() {
        waitsAt("user-verification");

        assertThat(run("show", CYCLE, "Q1")).isZero();

        assertThat(out.toString()).contains("Which rate?", "ann answered: Seven");
    }

    @Test
    void aFindingIsShownWithItsEvidence() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.working());
        ((ObjectNode) view).putArray("findings").addPOJO(new ObjectMapper().readTree("""
                        {"id": "F1", "severity": "blocker", "state": "open", "claim": "It crashes", "foundIn": "testing",
                         "session": "s7", "file": "App.java", "line": 12, "criterion": "AC1", "evidence": "exit 139"}"""));
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE, "F1")).isZero();

        assertThat(out.toString()).contains("It crashes", "testing by session s7", "App.java:12", "AC1", "exit 139");
    }

    @Test
    void theLifeOfAFindingIsShown() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.working());
        ((ObjectNode) view).put("reworkRounds", 2).putArray("findings").addAll((ArrayNode)
                new ObjectMapper().readTree("""
                        [{"id": "F1", "severity": "blocker", "state": "fixed", "claim": "It crashes", "reason": "s8",
                          "fixed": {"session": "s8", "commit": "c0ffee"}, "verified": {"session": "s9", "runs": ["s9/E2"]}},
                         {"id": "F2", "severity": "major", "state": "fixed", "claim": "It is slow", "reason": "s8",
                          "fixed": {"session": "s8"}},
                         {"id": "F3", "severity": "major", "state": "waived", "claim": "Old", "reason": "As before (olga)",
                          "waived": {"by": "olga", "at": "2026-11-22T00:13:05Z", "reason": "As before"}}]"""));
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE)).isZero();

        assertThat(out.toString())
                .contains(
                        "rework: implementation began again 2 times",
                        "fixed by s8 in commit c0ffee, verified by s9/E2",
                        "fixed by s8, not verified yet",
                        "waived by olga at ",
                        ": As before");
    }

    @Test
    void howManyTasksMayBeBuiltAtOnceIsShownWhereItIsMoreThanOne() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.working());
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());
        assertThat(run("show", CYCLE)).isZero();
        assertThat(out.toString()).doesNotContain("side by side");

        ((ObjectNode) view).put("parallelTasks", 2);
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE)).isZero();
        assertThat(out.toString()).contains("tasks: up to 2 are built side by side");
    }

    @Test
    void whatAGateApprovesHasTheVerdictsAndWaivers() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.at("deployment-approval"));
        ObjectNode subject = (ObjectNode) view.at("/stop/subject");
        subject.putArray("verdicts").addPOJO(new ObjectMapper().readTree("""
                        {"dimension": "performance", "verdict": "uncertain", "pointers": ["E:E2"], "note": "no load test"}"""));
        ((ObjectNode) subject.at("/findings/0")).putPOJO("life", new ObjectMapper().readTree("""
                        {"waived": {"by": "olga", "reason": "Ten users", "sequence": 80}}"""));
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE, "deployment-approval")).isZero();

        assertThat(out.toString())
                .contains("performance: uncertain  E:E2  no load test", "(waived by olga: Ten users)");
    }

    @Test
    void whatFailedBeforeTheCycleIsShownHarmless() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.working());
        ((ObjectNode) view).set("baseline", new ObjectMapper().readTree("""
                        {"exitCode": 1, "timedOut": false, "failures": ["CartTest#tax", "a\\u001b[2J"], "complete": true}"""));
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE)).isZero();

        assertThat(out.toString().lines())
                .contains("failing before this cycle:", "    CartTest#tax", "    a\\u001b[2J");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'exitCode': 0, 'timedOut': false, 'failures': [], 'complete': true} | ''",
                "{'exitCode': 2, 'timedOut': false, 'failures': [], 'complete': false}"
                        + " | failing before this cycle: exit code 2; no report names the tests",
                "{'exitCode': 1, 'timedOut': false, 'failures': ['A#a'], 'complete': false}"
                        + " | failing before this cycle: (not all have a name; nothing is excused by it)"
            },
            quoteCharacter = '"')
    void aBaselineThatExcusesNothingSaysSo(String baseline, String line) throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.working());
        ((ObjectNode) view).set("baseline", new ObjectMapper().readTree(baseline.replace('\'', '"')));
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        run("show", CYCLE);

        assertThat(out.toString().lines().filter(shown -> shown.startsWith("failing before")))
                .isEqualTo(line.equals("''") ? List.of() : List.of(line));
    }

    @Test
    void whatAGateApprovesNamesTheOldFailuresThatItStandsOn() throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.at("deployment-approval"));
        ((ObjectNode) view.at("/stop/subject")).putArray("oldFailures").add("CartTest#tax");
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE, "deployment-approval")).isZero();

        assertThat(out.toString().lines()).contains("failing   CartTest#tax  as before this cycle");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 2 | ; flaky: 2 of 3 runs of one call passed",
                "3 | 3 | ; 3 of 3 runs of one call passed",
                "2 | 0 | ; 0 of 2 runs of one call passed"
            })
    void aRunThatStandsForSeveralSaysHowOftenTheyPassed(int runs, int passed, String ending) throws IOException {
        JsonNode view = new ObjectMapper().readTree(SampleCycle.at("deployment-approval"));
        ((ObjectNode) view.at("/stop/subject/evidence/0"))
                .putObject("repeated")
                .put("runs", runs)
                .put("passed", passed);
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString());

        assertThat(run("show", CYCLE, "deployment-approval")).isZero();

        assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("evidence  ") && line.endsWith(ending));
    }

    @Test
    void aTranscriptShowsTheRunBeforeAnyChange() {
        tracker.when("GET /api/cycles/" + CYCLE + "/sessions/s4", 200, """
                {"session": {"id": "s4"}, "transcript": [{"index": 1, "body": {"kind": "baseline", "evidence":
                 {"id": "E0", "command": "make test", "exitCode": 1, "reported": {"failures": {"names": ["A#a"], "more": 0}}}}}]}""");

        assertThat(run("show", CYCLE, "s4")).isZero();

        assertThat(out.toString())
                .contains("--- 1 baseline", "before any change: make test, exit code 1", "failed: A#a");
    }

    @Test
    void theLogOfARunIsShownAsTheCommandPrintedItButHarmless() {
        tracker.when("GET /api/cycles/" + CYCLE + "/evidence/s5/E3/log", 200, "1 passed\u001b[2J\n\n  end");

        assertThat(run("show", CYCLE, "s5/E3")).isZero();

        assertThat(out.toString()).isEqualTo("1 passed\\u001b[2J\n\n  end\n");
    }

    @Test
    void inJsonTheLogOfARunIsWhole() throws IOException {
        String log = "1 passed\u001b[2J\n";
        tracker.when("GET /api/cycles/" + CYCLE + "/evidence/s5/E3/log", 200, log);

        assertThat(run("show", CYCLE, "s5/E3", "-o", "json")).isZero();

        assertThat(new ObjectMapper().readTree(out.toString()).path("log").asText())
                .isEqualTo(log);
    }

    @Test
    void aRunThatIsNotThereIsRefusedInTheTrackersWords() {
        tracker.when("GET /api/cycles/" + CYCLE + "/evidence/s5/E9/log", 404, """
                {"title": "Not found", "detail": "Session s5 has no run E9"}""");

        assertThat(run("show", CYCLE, "s5/E9")).isEqualTo(Lockstep.REFUSED);

        assertThat(err.toString()).contains("Session s5 has no run E9");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamedWithWhatThereIs() {
        waitsAt("user-verification");

        assertThat(run("show", CYCLE, "F9")).isEqualTo(Lockstep.REFUSED);

        assertThat(err.toString()).contains("no 'F9'", "a finding (F1)", "user-verification");
    }

    @Test
    void theListIsWatchedUntilInterrupted() throws InterruptedException {
        tracker.when("GET /api/cycles", 200, "{\"items\":[]}");
        Thread watching = Thread.ofPlatform().start(() -> run("status", "--watch"));
        Awaitility.await().until(() -> out.toString().contains("No cycles yet"));

        tracker.when("GET /api/cycles", 200, "{\"items\":[{\"id\":\"0190a\",\"title\":\"VAT\"}]}");

        Awaitility.await().until(() -> out.toString().contains("VAT"));
        watching.interrupt();
        watching.join();
        assertThat(out.toString()).containsOnlyOnce("No cycles yet").containsOnlyOnce("VAT");
    }
}

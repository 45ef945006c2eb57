package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run's digest stands for can be read, byte for byte; a digest that stands for nothing is not recorded. */
@QuarkusTest
class RunLogsIT {
    private static final String LOG = "<script>ok</script>\r\n\tGr\u00fc\u00dfe \u001b[31m\ud83d\ude00\n\ufeff";

    private static TestProject project;
    private LiveCycle cycle;
    private Attempt attempt;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @BeforeEach
    void claim() {
        cycle = LiveCycle.begun(project);
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
    }

    private static long kept(String log) {
        return Database.number("select count(*) from blob where sha256 = ?", Sha256.of(log));
    }

    private long turns() {
        return Database.number("select count(*) from turn where cycle_id = ?", cycle.id());
    }

    private Response read(Someone caller, String session, String run) {
        return caller.get("/api/cycles/{c}/evidence/{s}/{e}/log", cycle.id(), session, run);
    }

    private static String digest(Response kept) {
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(201);
        return kept.jsonPath().getString("digest");
    }

    @Test
    void aLogIsReadByteForByteAsItsEvidenceHasIt() {
        String digest = digest(attempt.tryLog(LOG));
        attempt.recorded(Attempt.run("E1", digest));

        Response response = read(Someone.VIEWER, "s1", "E1");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.asByteArray()).isEqualTo(LOG.getBytes(StandardCharsets.UTF_8));
        assertThat(Sha256.of(response.asByteArray())).isEqualTo(digest).isEqualTo(Sha256.of(LOG));
        assertThat(response.contentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000"})
    void evenALogOfNothingToSeeIsKept(String log) {
        attempt.recorded(Attempt.run("E1", digest(attempt.tryLog(log))));

        assertThat(read(Someone.VIEWER, "s1", "E1").asByteArray()).isEqualTo(log.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyRunOfACommandThatRanSeveralTimesNeedsItsLog() {
        String other = "again " + cycle.id();
        TurnBody.ToolResult first = Attempt.run("E1", digest(attempt.tryLog(LOG)));
        TurnBody.ToolResult twice = new TurnBody.ToolResult(
                first.callId(),
                first.tool(),
                first.content(),
                false,
                null,
                first.evidence(),
                Attempt.run("E2", Sha256.of(other)).runs(),
                first.millis());
        Refused.with(attempt.tryTurn(0, twice), 422, "of E2 is not here");

        digest(attempt.tryLog(other));
        attempt.recorded(twice);

        assertThat(read(Someone.VIEWER, "s1", "E2").asString()).isEqualTo(other);
    }

    @Test
    void theSameLogTwiceIsKeptOnce() {
        String log = "once " + cycle.id();

        String first = digest(attempt.tryLog(log));
        String again = digest(attempt.tryLog(log));

        assertThat(again).isEqualTo(first);
        assertThat(kept(log)).isOne();
        assertThat(turns()).isZero();
    }

    @Test
    void aLogOfAsMuchAsIsKeptIsTaken() {
        assertThat(digest(attempt.tryLog("\u00fc".repeat(RequestLimits.LOG / 2))))
                .hasSize(64);
    }

    @Test
    void aLogOfMoreIsRefusedByItsBytes() {
        String log = "\u00fc".repeat(RequestLimits.LOG / 2) + "!";

        Response response = attempt.tryLog(log);

        Refused.with(response, 422, "262145 bytes", "at most 262144", "drop what is between");
        assertThat(kept(log)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{", "{\"text\": null}"})
    void aLogThatIsNoneIsRefused(String json) {
        Response response = attempt.request()
                .body(json)
                .post("/api/legs/{c}/{l}/logs", cycle.id(), attempt.leg().leg());

        assertThat(response.statusCode()).as(response.asString()).isIn(400, 422);
        Refused.with(response, response.statusCode());
    }

    @Test
    void aTurnThatNamesALogThatIsNotHereIsRefusedAndTakenOnceItIs() {
        String log = "later " + cycle.id();
        TurnBody run = Attempt.run("E1", Sha256.of(log));

        Refused.with(attempt.tryTurn(0, run), 422, Sha256.of(log), "E1", "POST it to the leg's logs");
        assertThat(turns()).isZero();

        digest(attempt.tryLog(log));
        attempt.recorded(run);
    }

    @Test
    void aFencedAttemptsLogIsRefused() {
        String log = "late " + cycle.id();
        attempt.release();
        cycle.claim(Someone.ARCHITECT_AGENT);

        Refused.with(attempt.tryLog(log), 409, "attempt 2 replaced it");

        assertThat(kept(log)).isZero();
    }

    @Test
    void nothingIsHandedInAfterTheLegsEnd() {
        attempt.recorded(new TurnBody.Failed("No way."));

        Refused.with(attempt.tryLog("late"), 409, "publish its outcome");
    }

    @ParameterizedTest
    @EnumSource(names = {"ARCHITECT_AGENT", "QA_AGENT"})
    void noAgentReadsALog(Someone agent) {
        attempt.recorded(Attempt.run("E1", digest(attempt.tryLog(LOG))));

        Refused.with(read(agent, "s1", "E1"), 403);
        Refused.with(attempt.request().get("/api/cycles/{c}/evidence/s1/E1/log", cycle.id()), 401);
    }

    @Test
    void whatIsNotThereIsNamedWithWhereToLook() {
        attempt.recorded(Attempt.run("E1", digest(attempt.tryLog(LOG))));

        Refused.with(read(Someone.VIEWER, "s1", "E2"), 404, "s1", "no run E2", "/sessions/s1");
        Refused.with(read(Someone.VIEWER, "s9", "E1"), 404, "no session s9", "/api/cycles/" + cycle.id());
        Refused.with(
                Someone.VIEWER.get("/api/cycles/{c}/evidence/s1/E1/log", new UUID(0, 9)),
                404,
                "no cycle",
                "/api/cycles");
    }
}

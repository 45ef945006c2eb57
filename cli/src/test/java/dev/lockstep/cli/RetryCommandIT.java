package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a retry grants is sent as it was said. */
class RetryCommandIT {
    private static final String CYCLE = "01900000-0000-7000-8000-000000000001";
    private static final String VIEW = "{\"id\":\"" + CYCLE + "\",\"title\":\"Prices\",\"state\":\"WORKING\"}";

    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    private TrackerStub tracker;

    @BeforeEach
    void startTracker() throws IOException {
        tracker = new TrackerStub();
        tracker.when("GET /api/cycles/" + CYCLE, 200, VIEW)
                .when("POST /api/cycles/" + CYCLE + "/sessions/s4/retry", 200, VIEW);
        Files.createDirectories(folder.resolve(".lockstep"));
        Files.writeString(
                folder.resolve(".lockstep/stack.json"),
                "{\"trackerUrl\":\"" + tracker.url()
                        + "\",\"people\":[{\"name\":\"ann\",\"roles\":[\"operator\"],\"token\":\"ann-token\"}]}");
    }

    @AfterEach
    void stopTracker() {
        tracker.close();
    }

    private int retry(String option, String value) {
        Surroundings surroundings = new Surroundings(Map.of(), folder, InputStream.nullInputStream());
        PrintWriter out = new PrintWriter(new StringWriter(), true);
        return Lockstep.run(surroundings, out, new PrintWriter(err, true), new String[] {
            "retry", CYCLE, "s4", "--as", "ann", option, value
        });
    }

    @Test
    void tokensForTheSessionAreSent() {
        assertThat(retry("--extra-tokens", "200000")).isZero();

        assertThat(tracker.written().body().path("extraTokens").asLong()).isEqualTo(200_000);
    }

    @Test
    void anAmountForTheCycleIsSentInMillionthsAndNothingElseIsGranted() {
        assertThat(retry("--cycle-cost", "12.50")).isZero();

        JsonNode body = tracker.written().body();
        assertThat(body.path("extraTokens").asLong()).isZero();
        assertThat(body.path("cycle").path("cost").asLong()).isEqualTo(12_500_000);
        assertThat(body.path("cycle").path("tokens").asLong(-1)).isZero();
        assertThat(body.path("cycle").path("minutes").asLong(-1)).isZero();
    }

    @Test
    void anAmountFinerThanAMillionthIsWrongUsageAndNothingIsGranted() {
        assertThat(retry("--cycle-cost", "0.0000001")).isEqualTo(Lockstep.USAGE);

        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("--cycle-cost");
    }
}

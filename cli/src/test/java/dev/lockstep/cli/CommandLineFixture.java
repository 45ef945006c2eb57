package dev.lockstep.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a folder with a local stack, whose tracker is a stub; ann is a requester and tom a tech lead. */
abstract class CommandLineFixture {
    static final String CYCLE = SampleCycle.ID;
    static final String DIGEST = SampleCycle.DIGEST;

    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder = Path.of("");

    TrackerStub tracker;

    @BeforeEach
    void startTracker() throws IOException {
        tracker = new TrackerStub();
        Files.createDirectories(folder.resolve(".lockstep"));
        Files.writeString(
                folder.resolve(".lockstep/stack.json"),
                "{\"trackerUrl\":\"" + tracker.url() + "\",\"people\":["
                        + "{\"name\":\"ann\",\"roles\":[\"requester\"],\"token\":\"ann-token\"},"
                        + "{\"name\":\"tom\",\"roles\":[\"tech-lead\"],\"token\":\"tom-token\"}]}");
    }

    @AfterEach
    void stopTracker() {
        tracker.close();
    }

    /** Runs it with nothing on its standard input. */
    final int run(String... args) {
        return runWithInput("", args);
    }

    final int runWithInput(String input, String... args) {
        var stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Surroundings surroundings = new Surroundings(environment, folder, stream);
        return Lockstep.run(surroundings, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    /** The cycle waits at a stop, and takes decisions there. */
    final void waitsAt(String stop) {
        tracker.when("GET /api/cycles/" + CYCLE, 200, SampleCycle.at(stop))
                .when("POST /api/cycles/" + CYCLE + "/gates/" + stop + "/decisions", 200, "{}");
    }
}

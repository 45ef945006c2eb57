package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script itself, in a checkout whose Maven only notes what it is told. */
class LockstepScriptIT {
    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void checkOut() throws IOException {
        Files.copy(Path.of("../lockstep"), home.resolve("lockstep"), StandardCopyOption.COPY_ATTRIBUTES);
        Path maven = Files.writeString(home.resolve("mvnw"), "#!/bin/sh\necho \"$*\" >>told\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "test, verify, true",
        "test --unit, verify -DskipITs, true",
        "test -pl contracts, verify -pl contracts, false",
        "test -version, verify -version, false",
        "test --unit -pl contracts, verify -DskipITs -pl contracts, false",
    })
    void aTestRunCountsAsABuildUnlessMavenIsToldMore(String line, String told, boolean build) throws Exception {
        Outcome outcome = run(line);

        assertThat(outcome.code()).isZero();
        assertThat(home.resolve("told")).hasContent(told);
        assertThat(Files.exists(home.resolve("target/build.stamp"))).isEqualTo(build);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test --help", "test -h", "test --unit --help", "bench --help", "bench -h"})
    void theScriptsOwnCommandsHaveHelpThatBuildsNothing(String line) throws Exception {
        Outcome outcome = run(line);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output()).contains("Usage: ./lockstep " + line.substring(0, line.indexOf(' ')), "Example");
        assertThat(home.resolve("told")).doesNotExist();
    }

    @Test
    void whatTheBenchmarkDoesNotKnowIsWrongUsage() throws Exception {
        Outcome outcome = run("bench --quick");

        assertThat(outcome.code()).isEqualTo(Lockstep.USAGE);
        assertThat(outcome.output()).contains("'--quick'", "./lockstep bench --help");
        assertThat(home.resolve("told")).doesNotExist();
    }

    @Test
    void theHelpNamesTheScriptsOwnCommandsToo() {
        StringWriter out = new StringWriter();
        Surroundings surroundings = new Surroundings(Map.of(), home, System.in);

        Lockstep.run(surroundings, new PrintWriter(out), new PrintWriter(out), "--help");

        assertThat(out.toString().lines().map(line -> line.strip().split(" ", 2)[0]))
                .contains("test", "bench");
    }

    private Outcome run(String line) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("lockstep").toString()));
        command.addAll(List.of(line.split(" ", -1)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int code, String output) {}
}

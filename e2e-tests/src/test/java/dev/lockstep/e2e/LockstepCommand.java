package dev.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code ./lockstep} command as a user types it, in a folder of the user's. */
record LockstepCommand(Path folder) {
    /** What is tested is built already, and a build within a build would wait for itself. */
    static final Map<String, String> ENVIRONMENT = Map.of("LOCKSTEP_BUILD", "never");

    private static final Duration BOUND = Duration.ofMinutes(5);

    /** Runs it to its end, with nothing on its standard input. */
    ProcessRun run(String... arguments) {
        return ProcessRun.of(folder, ENVIRONMENT, BOUND, line(List.of(arguments)));
    }

    /** Runs it to its end, with a text on its standard input. */
    ProcessRun runWithInput(String input, String... arguments) {
        return ProcessRun.of(folder, ENVIRONMENT, BOUND, line(List.of(arguments)), input);
    }

    /** Runs it with JSON output and returns the document; anything but exit code 0 is a failure. */
    JsonNode json(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        ProcessRun run = run(all.toArray(String[]::new));
        if (run.exit() != 0) {
            throw new AssertionError(all + " ended with " + run.exit() + ":\n" + run.err());
        }
        return Json.read(run.out(), JsonNode.class);
    }

    /** Starts it and leaves it running; a test run in the background must not make it deaf to Ctrl-C. */
    Process start(Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(line(List.of(arguments)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("up.out").toFile())
                .redirectError(folder.resolve("up.err").toFile());
        builder.environment().putAll(ENVIRONMENT);
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> line(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Checkout.home().resolve("lockstep").toString());
        line.addAll(arguments);
        return line;
    }
}

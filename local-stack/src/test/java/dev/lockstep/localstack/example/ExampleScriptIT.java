package dev.lockstep.localstack.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExampleScriptIT {
    private static final Path JUNIT = Path.of("target", "tools", "junit-platform-console-standalone.jar");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void commandsFailOnlyWhereTheStorySaysSo(Example example) {
        List<String> unexpected = new ArrayList<>();
        Replay replay = new Replay(example, folder);
        replay.play((session, evidence, command) -> {
            boolean red = exitCode(replay.workspace, command) != 0;
            if (red != example.mustBeRed(session, evidence)) {
                unexpected.add(session.file() + ": E" + evidence + " (" + command + ") is " + (red ? "red" : "green"));
            }
        });
        assertThat(unexpected).isEmpty();
    }

    private static int exitCode(Workspace workspace, String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", workspace.command(command))
                .directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JUNIT_CONSOLE_JAR", JUNIT.toAbsolutePath().toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command + " ran", e);
        }
    }
}

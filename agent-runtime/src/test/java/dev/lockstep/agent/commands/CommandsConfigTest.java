package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.agent.commands.CommandsConfig.Sandbox;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsConfigTest {
    private static CommandsConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addPropertiesSources()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 1000))
                .withMapping(CommandsConfig.class)
                .build()
                .getConfigMapping(CommandsConfig.class);
    }

    @Test
    void locksUpOrRefusesUnlessToldOtherwise() {
        assertThat(config(Map.of()).sandbox()).isEqualTo(Sandbox.AUTO);
        assertThat(config(Map.of("LOCKSTEP_SANDBOX", "none")).sandbox()).isEqualTo(Sandbox.NONE);
        assertThat(config(Map.of("LOCKSTEP_SANDBOX", "bubblewrap")).sandbox()).isEqualTo(Sandbox.BUBBLEWRAP);
        assertThat(config(Map.of("LOCKSTEP_SANDBOX", "container")).sandbox()).isEqualTo(Sandbox.CONTAINER);
    }

    @Test
    void refusesASandboxThatItDoesNotKnow() {
        assertThatThrownBy(() -> config(Map.of("LOCKSTEP_SANDBOX", "docker"))).hasMessageContaining("docker");
    }

    @Test
    void namesNoImageUnlessTold() {
        assertThat(config(Map.of()).image()).isEmpty();
        assertThat(config(Map.of("LOCKSTEP_SANDBOX_IMAGE", "tools:1")).image()).contains("tools:1");
    }

    @Test
    void boundsACommandByDefault() {
        assertThat(config(Map.of()).bounds())
                .isEqualTo(new CommandRunner.Limits(Duration.ofMinutes(10), 2L << 30, 10L << 30, 1024, 256 << 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"257K", "1M", "1K"})
    void refusesToKeepMoreOfARunThanTheTrackerDoesOrHardlyAnything(String output) {
        CommandsConfig config = config(Map.of("lockstep.commands.limits.output", output));

        assertThatThrownBy(config::bounds).hasMessageContaining("lockstep.commands.limits.output");
    }

    @Test
    void takesBoundsPathsAndVariablesFromTheOperator() {
        CommandsConfig config = config(Map.of(
                "lockstep.commands.limits.time", "90s",
                "lockstep.commands.limits.memory", "512M",
                "lockstep.commands.read-only-paths", "/opt/tools,/srv/m2",
                "lockstep.commands.environment.CONSOLE_JAR", "/opt/tools/console.jar"));

        assertThat(config.bounds().time()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.bounds().memoryBytes()).isEqualTo(512L << 20);
        assertThat(config.readOnlyPaths()).contains(List.of(Path.of("/opt/tools"), Path.of("/srv/m2")));
        assertThat(config.environment()).containsEntry("CONSOLE_JAR", "/opt/tools/console.jar");
    }

    @Test
    void runsWithoutASandboxOnlyWhenToldSo() {
        assertThat(new ChosenRunner().choose(config(Map.of("LOCKSTEP_SANDBOX", "none"))))
                .isInstanceOf(DirectRunner.class);
        assertThat(new ChosenRunner().choose(config(Map.of())))
                .isInstanceOfAny(Bubblewrap.class, ContainerRunner.class, RefusingRunner.class);
    }
}

package dev.lockstep.agent.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigTest {
    private Path folder;
    private @Nullable String url = "http://127.0.0.1:8080/";
    private @Nullable String token = "s3cret";
    private @Nullable String data;
    private int legs = 2;

    @BeforeEach
    void start(@TempDir Path temp) {
        folder = temp;
        data = temp.resolve("data").toString();
    }

    @Test
    void good_settings_are_taken_without_a_trailing_slash() {
        AgentConfig config = config();

        assertThat(config.tracker()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(config.dataDir()).isDirectory();
    }

    @Test
    void the_token_is_in_no_text_form() {
        assertThat(config().toString()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void a_tracker_url_that_is_missing_is_named(@Nullable String missing) {
        url = missing;

        assertThatThrownBy(this::config).hasMessageContaining("LOCKSTEP_TRACKER_URL is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker:8080", "ftp://tracker", "http://", "http://a b", "/api"})
    void a_tracker_url_that_is_none_is_named(String wrong) {
        url = wrong;

        assertThatThrownBy(this::config)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LOCKSTEP_TRACKER_URL is");
    }

    @Test
    void a_token_that_is_missing_is_named_with_the_service() {
        token = " ";

        assertThatThrownBy(this::config)
                .hasMessageContaining("LOCKSTEP_AGENT_TOKEN")
                .hasMessageContaining("qa-agent");
    }

    @Test
    void a_data_folder_that_is_missing_is_named() {
        data = null;

        assertThatThrownBy(this::config).hasMessageContaining("LOCKSTEP_DATA_DIR is not set");
    }

    @Test
    void a_data_folder_that_cannot_be_made_is_named() throws IOException {
        data = Files.writeString(folder.resolve("file"), "").resolve("data").toString();

        assertThatThrownBy(this::config).hasMessageContaining("LOCKSTEP_DATA_DIR is '" + data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void at_least_one_leg_is_worked_on(int few) {
        legs = few;

        assertThatThrownBy(this::config).hasMessageContaining("LOCKSTEP_PARALLEL_LEGS is " + few);
    }

    private AgentConfig config() {
        return AgentConfig.of("qa-agent", new Settings(url, token, data, legs));
    }

    private record Settings(
            @Nullable String url,
            @Nullable String secret,
            @Nullable String data,
            int parallelLegs) implements AgentSettings {
        @Override
        public Optional<String> trackerUrl() {
            return Optional.ofNullable(url);
        }

        @Override
        public Optional<String> token() {
            return Optional.ofNullable(secret);
        }

        @Override
        public Optional<String> dataDir() {
            return Optional.ofNullable(data);
        }

        @Override
        public Optional<String> gitToken() {
            return Optional.empty();
        }
    }
}

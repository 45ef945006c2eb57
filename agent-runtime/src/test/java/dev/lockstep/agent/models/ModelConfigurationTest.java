package dev.lockstep.agent.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.workflow.PhaseName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelConfigurationTest {
    private static final String KEY = "sk-very-secret";
    private static final Map<String, String> DEFAULT_MODEL = Map.of(
            "LOCKSTEP_MODELS_DEFAULT_BASE_URL", "https://models.test:8443/v1",
            "LOCKSTEP_MODELS_DEFAULT_API_KEY", KEY,
            "LOCKSTEP_MODELS_DEFAULT_MODEL", "large-1",
            "LOCKSTEP_MODELS_DEFAULT_WINDOW", "32000");

    @Test
    void theEnvironmentAloneConfiguresAModel() {
        var settings = TestConfig.of(DEFAULT_MODEL).settings("default");

        assertThat(settings.baseUri()).hasToString("https://models.test:8443/v1");
        assertThat(settings.apiKey().orElseThrow().reveal()).isEqualTo(KEY);
        assertThat(settings.model()).isEqualTo("large-1");
        assertThat(settings.window()).isEqualTo(32_000);
        assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theEnvironmentAloneGivesEachPhaseItsModel() {
        var env = new HashMap<>(DEFAULT_MODEL);
        env.putAll(Map.of(
                "LOCKSTEP_MODELS_CRITIC_BASE_URL", "http://localhost:1/v1",
                "LOCKSTEP_MODELS_CRITIC_MODEL", "small-1",
                "LOCKSTEP_MODELS_CRITIC_WINDOW", "8000",
                "LOCKSTEP_ROLES_BUILD_VERIFICATION", "CRITIC",
                "LOCKSTEP_ROLES_FINAL_VERIFICATION", "critic"));

        try (var models = TestConfig.of(env).start()) {
            assertThat(models.gateway().window(PhaseName.BUILD_VERIFICATION)).isEqualTo(8_000);
            assertThat(models.gateway().window(PhaseName.FINAL_VERIFICATION)).isEqualTo(8_000);
            assertThat(models.gateway().window(PhaseName.IMPLEMENTATION)).isEqualTo(32_000);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "USER_VERIFICATION", mode = EnumSource.Mode.EXCLUDE)
    void everyPhaseThatHasSessionsCanBeGivenAModel(PhaseName phase) {
        var config = TestConfig.of(Map.of("LOCKSTEP_ROLES_" + phase.name(), "critic"));

        assertThat(config.roles().of(phase)).contains("critic");
    }

    @Test
    void withoutConfigurationTheServiceStartsAndTheCallSaysWhatToSet() {
        try (var models = TestConfig.of(Map.of()).start()) {
            assertThatThrownBy(() -> models.gateway().call(PhaseName.BUILD_VERIFICATION, List.of(), List.of()))
                    .isInstanceOf(ModelCallException.class)
                    .hasMessageContaining("build-verification")
                    .hasMessageContaining("lockstep.models.default.base-url")
                    .hasMessageContaining("LOCKSTEP_MODELS_DEFAULT_BASE_URL")
                    .hasMessageContaining("lockstep.roles.build-verification");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BASE_URL,not a url,base-url",
        "BASE_URL,ftp://models.test/v1,base-url",
        "BASE_URL,models.test/v1,base-url",
        "BASE_URL,https:///v1,base-url",
        "BASE_URL,https://user:secret@models.test/v1,base-url",
        "BASE_URL,https://models.test/v1?key=secret,base-url",
        "BASE_URL,'',base-url",
        "MODEL,' ',model",
        "WINDOW,0,window",
        "WINDOW,-5,window",
        "WINDOW,many,window",
        "TIMEOUT,PT0S,timeout",
        "TEMPERATURE,-1,temperature",
        "TEMPERATURE,NaN,temperature",
        "INPUT_PRICE,-0.1,input-price",
        "API_KEY,has secret blank,api-key",
        "API_KEY_FILE,/tmp/any,api-key-file"
    })
    void wrongConfigurationFailsAtStartAndNamesTheProperty(String variable, String value, String property) {
        var env = new HashMap<>(DEFAULT_MODEL);
        env.put("LOCKSTEP_MODELS_DEFAULT_" + variable, value);

        assertThatThrownBy(() -> TestConfig.of(env).start())
                .hasMessageContaining("lockstep.models.default." + property)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aRoleWhoseModelIsNotConfiguredFailsAtStart() {
        var env = new HashMap<>(DEFAULT_MODEL);
        env.put("LOCKSTEP_ROLES_TESTING", "big_one");

        assertThatThrownBy(() -> TestConfig.of(env).start())
                .isInstanceOf(WrongModelConfigurationException.class)
                .hasMessageContaining("lockstep.roles.testing")
                .hasMessageContaining("big_one")
                .hasMessageContaining("[default]");
    }

    @Test
    void theKeyMayComeFromAFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key"), KEY + "\n");
        var env = withoutKey();
        env.put("LOCKSTEP_MODELS_DEFAULT_API_KEY_FILE", file.toString());

        var settings = TestConfig.of(env).settings("default");

        assertThat(settings.apiKey().orElseThrow().reveal()).isEqualTo(KEY);
    }

    @Test
    void aKeyFileThatIsNotThereFailsAtStart(@TempDir Path folder) {
        var env = withoutKey();
        env.put("LOCKSTEP_MODELS_DEFAULT_API_KEY_FILE", folder.resolve("absent").toString());

        assertThatThrownBy(() -> TestConfig.of(env).start())
                .isInstanceOf(WrongModelConfigurationException.class)
                .hasMessageContaining("lockstep.models.default.api-key-file")
                .hasMessageContaining("absent");
    }

    @Test
    void anEmptyKeyFileFailsAtStart(@TempDir Path folder) throws Exception {
        var env = withoutKey();
        env.put(
                "LOCKSTEP_MODELS_DEFAULT_API_KEY_FILE",
                Files.createFile(folder.resolve("key")).toString());

        assertThatThrownBy(() -> TestConfig.of(env).start()).hasMessageContaining("api-key-file is blank");
    }

    @Test
    void noTextFormShowsTheKey() {
        var settings = TestConfig.of(DEFAULT_MODEL).settings("default");

        assertThat(settings.toString() + settings.apiKey()).doesNotContain(KEY).contains("models.test:8443");
    }

    private static Map<String, String> withoutKey() {
        var env = new HashMap<>(DEFAULT_MODEL);
        env.remove("LOCKSTEP_MODELS_DEFAULT_API_KEY");
        return env;
    }
}

package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchOptionsTest {
    @Test
    void foldersAreMadeAbsolute() {
        LaunchOptions options = LaunchOptions.parse("--home", "here", "--data", "there", "--exit-with-stdin");

        assertThat(options.home()).isAbsolute();
        assertThat(options.data()).isAbsolute();
        assertThat(options.exitsWithStdin()).isTrue();
        assertThat(options.script()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--home h",
                "--home h --data",
                "--home h --data d --colour red",
                "--home h --data d --port -1",
                "--home h --data d --port 65536",
                "--home h --data d --sandbox paper",
                "--home h --data d --person ann",
                "--home h --data d --person ann=",
                "--home h --data d --person ../ann=operator"
            })
    void wrongArgumentsAreRefused(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThatThrownBy(() -> LaunchOptions.parse(args)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonHasANameAndRoles() {
        Person person = Person.parse("ann=requester,operator");

        assertThat(person).hasToString("Person[name=ann, roles=[requester, operator]]");
    }

    @Test
    void withoutAModelTheEnvironmentIsRefusedAndTheVariablesNamed() {
        Map<String, String> environment = Map.of("LOCKSTEP_MODELS_DEFAULT_MODEL", "m");

        assertThatThrownBy(() -> Model.fromEnvironment(environment))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("LOCKSTEP_MODELS_DEFAULT_BASE_URL");
    }

    @Test
    void theTrackerLearnsTheWindowOfTheModelThatImplements() {
        Map<String, String> settings = Map.of(
                "LOCKSTEP_MODELS_DEFAULT_WINDOW", "32000",
                "LOCKSTEP_MODELS_STRONG_WINDOW", "400000");

        assertThat(new Model("m", false, settings).implementationWindow()).contains("32000");
        assertThat(new Model("m", false, with(settings, "LOCKSTEP_ROLES_IMPLEMENTATION", "strong"))
                        .implementationWindow())
                .contains("400000");
        assertThat(new Model("m", false, with(settings, "LOCKSTEP_ROLES_IMPLEMENTATION", "OTHER"))
                        .implementationWindow())
                .isEmpty();
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    @Test
    void modelSettingsAreTakenAndNeverPrinted() {
        Model model = Model.fromEnvironment(Map.of(
                "LOCKSTEP_MODELS_DEFAULT_MODEL", "m",
                "LOCKSTEP_MODELS_DEFAULT_BASE_URL", "http://m",
                "LOCKSTEP_MODELS_DEFAULT_API_KEY", "sk-1",
                "LOCKSTEP_ROLES_TESTING", "OTHER",
                "HOME", "/root"));

        assertThat(model.settings()).hasSize(4).doesNotContainKey("HOME");
        assertThat(model.toString() + model.label()).doesNotContain("sk-1");
    }
}

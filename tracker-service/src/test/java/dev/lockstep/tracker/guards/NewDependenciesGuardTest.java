package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that a build file did not have before is major, another version of one that it had is minor. */
class NewDependenciesGuardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pom.xml | <dependencies></dependencies> | <dependencies><dependency><groupId>org.lib</groupId><artifactId>lib</artifactId></dependency></dependencies> | org.lib:lib",
                "build.gradle | dependencies { } | `dependencies {\n  implementation 'org.lib:lib:1.0'\n}` | org.lib:lib",
                "app/build.gradle.kts | dependencies { } | `dependencies {\n  testImplementation(\"org.lib:lib:1.0\")\n}` | org.lib:lib",
                "gradle/libs.versions.toml | `[libraries]\n` | `[libraries]\nlib = { module = \"org.lib:lib\", version.ref = \"lib\" }` | org.lib:lib",
                "package.json | {\"dependencies\": {}} | {\"dependencies\": {\"left-pad\": \"^1.3.0\"}} | left-pad",
                "package.json | {\"name\": \"x\"} | {\"name\": \"x\", \"devDependencies\": {\"left-pad\": \"^1.3.0\"}} | left-pad",
                "web/package.json | {\"name\": \"x\"} | {\"name\": \"x\", \"peerDependencies\": {\"left-pad\": \"^1.3.0\"}} | left-pad",
                "requirements.txt | `requests==2.31\n` | `requests==2.31\nleftpad>=1\n` | leftpad",
                "requirements-dev.txt | `requests==2.31\n` | `requests==2.31\nleftpad[all]\n` | leftpad",
                "pyproject.toml | `[project]\ndependencies = [\"requests\"]\n` | `[project]\ndependencies = [\n  \"requests\",\n  \"leftpad[x]>=1\",\n]\n` | leftpad",
                "pyproject.toml | `[tool.poetry.dependencies]\npython = \"^3.12\"\n` | `[tool.poetry.dependencies]\npython = \"^3.13\"\nleftpad = \"^1\"\n` | leftpad",
                "pyproject.toml | `[dependency-groups]\ndev = []\n` | `[dependency-groups]\ndev = [\"leftpad\"]\n` | leftpad",
                "go.mod | `module x\n` | `module x\n\nrequire (\n\tgithub.com/left/pad v1.3.0\n)\n` | github.com/left/pad",
                "Cargo.toml | `[dependencies]\n` | `[dependencies]\nleftpad = { version = \"1\" }\n` | leftpad",
                "Cargo.toml | `[package]\nname = \"x\"\n` | `[package]\nname = \"x\"\n[dev-dependencies]\nleftpad = \"1\"\n` | leftpad"
            })
    void aNewNameIsMajor(String path, String before, String after, String name) {
        assertThat(found(changed(path, before, after))).containsExactly("major: The dependency '" + name + "' is new");
        assertThat(found(changed(path, after, before))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "pom.xml | <dependency><groupId>org.lib</groupId><artifactId>lib</artifactId><version>1.0</version></dependency>",
                "build.gradle | `  implementation 'org.lib:lib:1.0'`",
                "package.json | {\"dependencies\": {\"left-pad\": \"1.0\"}}",
                "requirements.txt | leftpad==1.0",
                "go.mod | require github.com/left/pad v1.0",
                "Cargo.toml | `[dependencies]\nleftpad = \"1.0\"`"
            })
    void anotherVersionIsMinor(String path, String before) {
        assertThat(found(changed(path, before, before.replace("1.0", "1.1"))))
                .singleElement()
                .asString()
                .startsWith("minor: The dependency '")
                .endsWith("' has another version");
    }

    @Test
    void otherPartsOfABuildFileAreNoDependencies() {
        assertThat(found(changed(
                        "package.json",
                        "{\"name\": \"x\"}",
                        "{\"name\": \"x\", \"scripts\": {\"build\": \"tsc\"}, \"engines\": {\"node\": \">=22\"}}")))
                .isEmpty();
        assertThat(found(changed(
                        "pyproject.toml",
                        "[project]\nname = \"x\"\n",
                        "[project]\nname = \"x\"\nkeywords = [\"bank\"]\n[tool.ruff]\nselect = [\"E\", \"F\"]\n")))
                .isEmpty();
        assertThat(found(changed(
                        "pom.xml",
                        "<project/>",
                        "<project><!-- <dependency><artifactId>x</artifactId></dependency> --></project>")))
                .isEmpty();
        assertThat(found(changed("requirements.txt", "requests\n", "# leftpad is not needed\n-r base.txt\nrequests\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.lib:lib | Amounts are formatted by org.lib:lib.",
                "org.lib:money-format | Amounts are formatted by money-format, which the bank knows.",
                "org.lib:money-format | See ADR 3: Money-Format 2.",
                "org.lib:money | Amounts are formatted by `money`."
            })
    void whatTheTaskOrTheArchitectureNamesWasApproved(String dependency, String text) {
        String[] parts = dependency.split(":", -1);
        ChangedFile pom = changed(
                "pom.xml",
                "<project/>",
                "<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>"
                        .formatted(parts[0], parts[1]));
        Task task = new Task("T1", "Format", List.of(), List.of(), List.of("pom.xml"), null, null, null, text);

        assertThat(Guards.inspect(List.of(pom), Optional.empty(), text).raised())
                .isEmpty();
        assertThat(Guards.inspect(List.of(pom), Optional.of(task), "").raised()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requests, The server answers requests within a second.",
        "left-pad, It takes left-padding into account.",
        "left-pad, It takes @other/left-pad."
    })
    void aWordThatOnlySoundsLikeItNamesNothing(String dependency, String text) {
        ChangedFile file = changed("requirements.txt", "flask\n", "flask\n" + dependency + "\n");

        assertThat(Guards.inspect(List.of(file), Optional.empty(), text).raised())
                .extracting(FindingClaim::claim)
                .containsExactly("The dependency '" + dependency + "' is new");
    }
}

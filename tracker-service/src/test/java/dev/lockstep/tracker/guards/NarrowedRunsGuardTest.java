package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.added;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.found;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings and scripts by which tests are left out, or their failure is. */
class NarrowedRunsGuardTest {
    private static final String POM = """
            <project>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <configuration>
                      <trimStackTrace>false</trimStackTrace>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<testFailureIgnore>true</testFailureIgnore> | blocker: 'pom.xml' ignores that tests fail",
                "<skipTests>true</skipTests> | blocker: 'pom.xml' skips tests",
                "<excludes><exclude>**/SlowTest.java</exclude></excludes> | blocker: 'pom.xml' excludes tests",
                "<excludedGroups>slow</excludedGroups> | blocker: 'pom.xml' excludes tests",
                "<rerunFailingTestsCount>3</rerunFailingTestsCount> | major: 'pom.xml' selects or repeats tests"
            })
    void surefireThatRunsLessIsNamed(String setting, String claim) {
        String after = POM.replace("<trimStackTrace>", setting + "\n          <trimStackTrace>");

        assertThat(found(changed("pom.xml", POM, after))).containsExactly(claim);
        assertThat(found(changed("pom.xml", after, POM))).isEmpty();
    }

    @Test
    void anExclusionInAnotherPluginIsNoConcern() {
        String after = POM.replace("    </plugins>", """
                      <plugin>
                        <artifactId>maven-shade-plugin</artifactId>
                        <configuration><excludes><exclude>META-INF/*.SF</exclude></excludes></configuration>
                      </plugin>
                    </plugins>""");

        assertThat(found(changed("pom.xml", POM, after)))
                .containsExactly("major: The dependency 'org.apache.maven.plugins:maven-shade-plugin' is new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ci/test.sh | ./mvnw verify | `./mvnw verify || true` | blocker",
                "ci/test.sh | ./mvnw verify | ./mvnw verify -Dmaven.test.failure.ignore=true | blocker",
                "ci/test.sh | ./mvnw verify | ./mvnw verify -DskipTests | blocker",
                "ci/test.sh | pytest -q | `pytest -q || exit 0` | blocker",
                "ci/test.sh | pytest -q | pytest -q --deselect tests/test_a.py::test_b | blocker",
                "ci/test.sh | ./gradlew check | ./gradlew check -x test | blocker",
                "Makefile | `\tpytest` | `\t-pytest` | blocker",
                "Makefile | `\tgo test ./...` | `\tgo test ./... || true` | blocker",
                ".github/workflows/ci.yml | run: npm test | continue-on-error: true | blocker",
                "build.gradle | test { } | test { ignoreFailures = true } | blocker",
                "pytest.ini | addopts = -q | addopts = -q --ignore=tests/slow | blocker",
                "pytest.ini | addopts = -q | addopts = -q -m \"not slow\" | blocker",
                "pyproject.toml | addopts = \"-q\" | addopts = \"-q --reruns 3\" | major",
                "tests/conftest.py | import pytest | collect_ignore = [\"test_a.py\"] | blocker",
                "jest.config.js | module.exports = {} | module.exports = { testPathIgnorePatterns: ['slow'] } | blocker",
                "vitest.config.ts | retry: 0 | retry: 3 | major"
            })
    void aRunThatNarrowsIsNamed(String path, String before, String after, String severity) {
        assertThat(found(changed(path, before + "\n", after + "\n")))
                .singleElement()
                .asString()
                .startsWith(severity + ": '" + path + "' ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"test\": \"jest || true\"",
                "\"test\": \"echo ok\"",
                "\"test\": \"exit 0\"",
                "\"test\": \"true\"",
                "\"test\": \"jest; exit 0\"",
                "\"test\": \"jest --testPathIgnorePatterns slow\""
            })
    void aScriptThatCannotFailIsABlocker(String script) {
        String before = "{\n  \"scripts\": {\n    \"test\": \"jest\"\n  }\n}\n";

        assertThat(found(changed("package.json", before, before.replace("\"test\": \"jest\"", script))))
                .singleElement()
                .asString()
                .startsWith("blocker: 'package.json' ");
    }

    @Test
    void honestSettingsAreNoConcern() {
        assertThat(found(changed(
                        "package.json",
                        "{\"scripts\": {\"test\": \"jest\"}}",
                        "{\"scripts\": {\"test\": \"jest --ci --coverage\"}}")))
                .isEmpty();
        assertThat(found(changed("ci/test.sh", "pytest\n", "rm -rf build || true\npytest -q --strict-markers\n")))
                .isEmpty();
        assertThat(found(changed(
                        "pytest.ini",
                        "[pytest]\n",
                        "[pytest]\naddopts = -q --strict-markers\nmarkers =\n    slow: takes long\n")))
                .isEmpty();
        assertThat(found(added("Makefile", "test:\n\t./mvnw verify\nclean:\n\t-rm -rf target\n")))
                .isEmpty();
        assertThat(found(changed("build.gradle", "", "test {\n  useJUnitPlatform()\n}\n")))
                .isEmpty();
        assertThat(found(changed("ci/test.sh", "pytest || true\n", "  pytest || true\n")))
                .isEmpty();
    }
}

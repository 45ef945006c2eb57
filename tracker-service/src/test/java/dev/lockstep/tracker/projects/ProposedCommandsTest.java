package dev.lockstep.tracker.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedCommandsTest {
    private static final String PACKAGE_BY_NPM_INIT = """
            {"name": "shop", "version": "1.0.0",
             "scripts": {"test": "echo \\"Error: no test specified\\" && exit 1"}}
            """;

    @Test
    void aMavenProjectIsBuiltByItsWrapperWhereThereIsOne() {
        var proposed = propose(Map.of("pom.xml", "<project/>", "mvnw", "", "src/main/java/A.java", ""));

        assertThat(command(proposed, "setup")).isEqualTo("sh ./mvnw -B -q -Dmaven.test.failure.ignore verify");
        assertThat(command(proposed, "build")).isEqualTo("sh ./mvnw -B -q -o -DskipTests package");
        assertThat(command(proposed, "test")).isEqualTo("sh ./mvnw -B -o verify");
        assertThat(command(proposed, "test-one")).isEqualTo("sh ./mvnw -B -q -o -Dtest={test} test");
        assertThat(command(propose(Map.of("pom.xml", "<module>shop</module>")), "test-one"))
                .isEqualTo("mvn -B -q -o -Dtest={test} -Dsurefire.failIfNoSpecifiedTests=false test");
        assertThat(proposed).extracting(ProposedCommand::seenIn).containsOnly("pom.xml");
        assertThat(command(propose(Map.of("pom.xml", "<project/>")), "test")).isEqualTo("mvn -B -o verify");
    }

    @Test
    void aMavenProjectsPluginsTellItsOtherCommands() {
        var proposed = propose(
                Map.of(
                        "pom.xml",
                        "<plugin>spotless-maven-plugin</plugin><plugin>jacoco-maven-plugin</plugin><plugin>quarkus-maven-plugin</plugin>"));

        assertThat(command(proposed, "lint")).isEqualTo("mvn -B -q -o spotless:check");
        assertThat(command(proposed, "coverage")).isEqualTo("mvn -B -q -o verify jacoco:report");
        assertThat(command(proposed, "run")).isEqualTo("mvn -B -o quarkus:dev");
    }

    @Test
    void aGradleProjectLeavesNoDaemonBehind() {
        var proposed = propose(Map.of("build.gradle.kts", "plugins { jacoco; application }", "gradlew", ""));

        assertThat(command(proposed, "build")).isEqualTo("sh ./gradlew --no-daemon --offline assemble");
        assertThat(command(proposed, "test")).isEqualTo("sh ./gradlew --no-daemon --offline check");
        assertThat(command(proposed, "test-one")).isEqualTo("sh ./gradlew --no-daemon --offline test --tests {test}");
        assertThat(command(propose(Map.of("build.gradle", "", "settings.gradle", "include 'shop'")), "test-one"))
                .isEqualTo("none");
        assertThat(command(proposed, "coverage")).endsWith("jacocoTestReport");
        assertThat(command(proposed, "run")).endsWith(" run");
    }

    @Test
    void theLockFileTellsWhichPackageManagerANodeProjectUses() {
        String description = """
                {"scripts": {"test": "vitest run", "build": "tsc -p .", "lint": "eslint .", "start": "node ."},
                 "devDependencies": {"vitest": "3"}}
                """;

        var npm = propose(Map.of("package.json", description, "package-lock.json", "{}"));
        var pnpm = propose(Map.of("package.json", description, "pnpm-lock.yaml", ""));
        var yarn = propose(Map.of("package.json", description, "yarn.lock", "", "tsconfig.json", "{}"));

        assertThat(npm)
                .containsExactly(
                        new ProposedCommand("setup", "npm ci --no-audit --no-fund", "package-lock.json"),
                        new ProposedCommand("test", "npm run test", "package.json"),
                        new ProposedCommand("test-one", "npm run test -- -t {test}", "package.json"),
                        new ProposedCommand("build", "npm run build", "package.json"),
                        new ProposedCommand("run", "npm run start", "package.json"),
                        new ProposedCommand("lint", "npm run lint", "package.json"));
        assertThat(command(pnpm, "setup")).isEqualTo("pnpm install --frozen-lockfile");
        assertThat(command(yarn, "test")).isEqualTo("yarn run test");
        assertThat(command(yarn, "test-one")).isEqualTo("yarn run test -t {test}");
        assertThat(command(yarn, "type-check")).isEqualTo("node_modules/.bin/tsc --noEmit");
    }

    @Test
    void theTestScriptThatNpmInitWritesIsNoTest() {
        assertThat(propose(Map.of("package.json", PACKAGE_BY_NPM_INIT))).isEmpty();
        assertThat(propose(Map.of("package.json", PACKAGE_BY_NPM_INIT, "test/cart.test.js", "")))
                .containsExactly(
                        new ProposedCommand("test", "node --test", "test/cart.test.js"),
                        new ProposedCommand("test-one", "node --test --test-name-pattern={test}", "test/cart.test.js"));
    }

    @ParameterizedTest
    @CsvSource({
        "node --test, npm run test -- --test-name-pattern={test}",
        "node --test test/, none",
        "mocha --exit, npm run test -- -g {test}",
        "npx jest, npm run test -- -t {test}",
        "jest && eslint ., none",
        "tsc && vitest, none",
        "./check, none"
    })
    void oneTestIsRunWhereTheScriptIsARunnerThatTakesItsName(String script, String command) {
        var proposed = propose(Map.of("package.json", "{\"scripts\": {\"test\": \"" + script + "\"}}"));

        assertThat(command(proposed, "test-one")).isEqualTo(command);
    }

    @Test
    void aPackageJsonThatIsNoJsonProposesNothing() {
        assertThat(propose(Map.of("package.json", "{"))).isEmpty();
    }

    @Test
    void aPythonProjectIsTestedByPytestWhereItNamesIt() {
        var proposed = propose(Map.of(
                "pyproject.toml",
                "[build-system]\n[project]\ndependencies = [\"httpx\"]\n[tool.pytest.ini_options]\n[tool.ruff]\n[tool.mypy]\n",
                "requirements-dev.txt",
                "pytest\n",
                "tests/test_cart.py",
                ""));

        assertThat(proposed)
                .containsExactly(
                        new ProposedCommand(
                                "setup",
                                "python3 -m venv \"$LOCKSTEP_CACHE/venv\" && \"$LOCKSTEP_CACHE/venv/bin/python\" -m pip install -q"
                                        + " -r requirements-dev.txt -e .",
                                "requirements-dev.txt"),
                        new ProposedCommand(
                                "build", "\"$LOCKSTEP_CACHE/venv/bin/python\" -m compileall -q .", "pyproject.toml"),
                        new ProposedCommand(
                                "test", "\"$LOCKSTEP_CACHE/venv/bin/python\" -m pytest -q", "pyproject.toml"),
                        new ProposedCommand(
                                "test-one",
                                "\"$LOCKSTEP_CACHE/venv/bin/python\" -m pytest -q {test}",
                                "pyproject.toml"),
                        new ProposedCommand(
                                "lint", "\"$LOCKSTEP_CACHE/venv/bin/python\" -m ruff check .", "pyproject.toml"),
                        new ProposedCommand(
                                "type-check", "\"$LOCKSTEP_CACHE/venv/bin/python\" -m mypy .", "pyproject.toml"));
    }

    @Test
    void aPythonProjectWithoutDependenciesNeedsNoSetup() {
        assertThat(propose(Map.of("cart.py", "", "tests/test_cart.py", "")))
                .containsExactly(
                        new ProposedCommand("build", "python3 -m compileall -q .", "tests/test_cart.py"),
                        new ProposedCommand("test", "python3 -m unittest discover -v -s tests", "tests/test_cart.py"),
                        new ProposedCommand("test-one", "python3 -m unittest -v {test}", "tests/test_cart.py"));
        assertThat(command(propose(Map.of("tests/__init__.py", "", "tests/test_cart.py", "")), "test"))
                .isEqualTo("python3 -m unittest discover -v");
    }

    @Test
    void goCargoAndMakeAreKnown() {
        assertThat(command(propose(Map.of("go.mod", "module shop")), "test")).isEqualTo("go test ./...");
        assertThat(command(propose(Map.of("go.mod", "module shop")), "test-one"))
                .isEqualTo("go test -run {test} ./...");
        assertThat(command(propose(Map.of("Cargo.toml", "")), "test-one")).isEqualTo("cargo test --offline {test}");
        assertThat(command(propose(Map.of("Cargo.toml", "", "Cargo.lock", "")), "setup"))
                .isEqualTo("cargo fetch --locked");
        assertThat(propose(Map.of("Makefile", "CHECK := yes\ncheck: build\n\t./check\nbuild:\n\tcc -o a a.c\n")))
                .containsExactly(
                        new ProposedCommand("build", "make build", "Makefile"),
                        new ProposedCommand("test", "make check", "Makefile"));
    }

    @Test
    void whatCoverageIsCountedInLiesOutsideTheRepository() {
        assertThat(command(propose(Map.of("go.mod", "module shop")), "coverage"))
                .isEqualTo("go test -coverprofile=\"$LOCKSTEP_CACHE/coverage.out\" ./...");
        assertThat(command(propose(Map.of("pyproject.toml", "pytest-cov", "tests/test_cart.py", "")), "coverage"))
                .isEqualTo("COVERAGE_FILE=\"$LOCKSTEP_CACHE/coverage\" python3 -m pytest --cov");
    }

    @Test
    void aVariableOfThatNameIsNoTarget() {
        assertThat(propose(Map.of("Makefile", "test := yes\n"))).isEmpty();
    }

    @Test
    void whatOneBuildSystemLeavesOpenAnotherMayTell() {
        var proposed = propose(Map.of("pom.xml", "<project/>", "Makefile", "run:\n\tjava -jar a.jar\ntest:\n\ttrue\n"));

        assertThat(command(proposed, "test")).isEqualTo("mvn -B -o verify");
        assertThat(command(proposed, "run")).isEqualTo("make run");
    }

    @Test
    void scriptsAreTakenByTheirNames() {
        assertThat(propose(Map.of("build.sh", "", "scripts/test", "")))
                .containsExactly(
                        new ProposedCommand("build", "./build.sh", "build.sh"),
                        new ProposedCommand("test", "./scripts/test", "scripts/test"));
    }

    @Test
    void aScanIsProposedWhereTheRepositoryHasOneAndNoAuditThatWantsTheNetwork() {
        assertThat(command(propose(Map.of("Makefile", "scan:\n\ttrivy fs .\n")), "scan"))
                .isEqualTo("make scan");
        assertThat(command(propose(Map.of("package.json", "{\"scripts\": {\"scan\": \"node scan.js\"}}")), "scan"))
                .isEqualTo("npm run scan");
        assertThat(command(propose(Map.of("scan.sh", "")), "scan")).isEqualTo("./scan.sh");
        assertThat(propose(Map.of("package.json", "{\"scripts\": {\"audit\": \"npm audit\"}}")))
                .isEmpty();
    }

    @Test
    void ofAnUnknownRepositoryNothingIsProposed() {
        assertThat(propose(Map.of("README.md", "# Shop"))).isEmpty();
    }

    private static List<ProposedCommand> propose(Map<String, String> files) {
        return ProposedCommands.of(new RepositoryFiles() {
            @Override
            public List<String> paths() {
                return List.copyOf(new TreeMap<>(files).keySet());
            }

            @Override
            public Optional<String> text(String path) {
                return Optional.ofNullable(files.get(path));
            }
        });
    }

    private static String command(List<ProposedCommand> proposed, String name) {
        return proposed.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .map(ProposedCommand::command)
                .orElse("none");
    }
}

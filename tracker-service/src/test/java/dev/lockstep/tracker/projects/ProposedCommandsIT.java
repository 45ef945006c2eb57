package dev.lockstep.tracker.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what is proposed for layouts as people publish them: first {@code setup} with the network, then the rest without
 * it, where the machine can take it away.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProposedCommandsIT {
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>shop</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>5.13.4</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                  <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                  <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String LOCK = """
            {"name": "shop", "version": "1.0.0", "lockfileVersion": 3, "requires": true,
             "packages": {
               "": {"name": "shop", "version": "1.0.0", "dependencies": {"is-number": "^7.0.0"}},
               "node_modules/is-number": {
                 "version": "7.0.0",
                 "resolved": "https://registry.npmjs.org/is-number/-/is-number-7.0.0.tgz",
                 "integrity": "sha512-41Cifkg6e8TylSpdtTpeLVMqvSBEVzTttHvERD741+pnZ8ANv0004MRL43QKPDlK9cGvNp6NZWZUBlbGXYxxng=="}}}
            """;

    private static final String TOTAL = "def total(prices):\n    return sum(prices)\n";
    private static final String UNITTEST = """
            import unittest

            from shop import total


            class TotalTest(unittest.TestCase):
                def test_adds_up(self):
                    self.assertEqual(total([1, 2]), 3)
            """;

    private Path folder;

    @BeforeEach
    void emptyProject(@TempDir Path empty) throws IOException {
        folder = Files.createDirectory(empty.resolve("project"));
    }

    @Test
    void aMavenProject() {
        requireProgram("mvn");
        write("pom.xml", POM);
        write("src/main/java/shop/Total.java", """
                package shop;

                public final class Total {
                    private Total() {}

                    public static int of(int one, int other) {
                        return one + other;
                    }
                }
                """);
        write("src/test/java/shop/TotalTest.java", """
                package shop;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

                class TotalTest {
                    @Test
                    void addsUp() {
                        assertEquals(3, Total.of(1, 2));
                    }
                }
                """);

        assertThat(runAll("TotalTest#addsUp", "setup", "build", "test", "test-one"))
                .contains("Tests run: 1, Failures: 0");
    }

    @Test
    void anNpmProjectWithADependency() {
        requireProgram("npm");
        write("package.json", """
                {"name": "shop", "version": "1.0.0", "type": "module",
                 "scripts": {"test": "node --test", "lint": "node --check total.js"},
                 "dependencies": {"is-number": "^7.0.0"}}
                """);
        write("package-lock.json", LOCK);
        write("total.js", """
                import isNumber from 'is-number';

                export const total = (prices) => prices.filter((price) => isNumber(price)).reduce((sum, price) => sum + price, 0);
                """);
        write("total.test.js", """
                import assert from 'node:assert';
                import test from 'node:test';
                import { total } from './total.js';

                test('adds up', () => assert.equal(total([1, 'two', 2]), 3));
                """);

        assertThat(runAll("adds up", "setup", "test", "test-one", "lint")).contains("pass 1");
    }

    @Test
    void aPythonPackageBesideItsTests() {
        requireProgram("python3");
        write("setup.cfg", "[metadata]\nname = shop\n");
        write("shop/__init__.py", TOTAL);
        write("tests/__init__.py", "");
        write("tests/test_total.py", UNITTEST);

        assertThat(runAll("tests.test_total.TotalTest.test_adds_up", "build", "test", "test-one"))
                .contains("Ran 1 test")
                .contains("OK");
    }

    @Test
    void aPythonPackageUnderSrc() {
        requireProgram("python3");
        write("pyproject.toml", """
                [build-system]
                requires = ["setuptools>=68"]
                build-backend = "setuptools.build_meta"

                [project]
                name = "shop"
                version = "1.0.0"
                """);
        write("src/shop/__init__.py", TOTAL);
        write("tests/test_total.py", UNITTEST);

        assertThat(runAll("tests.test_total.TotalTest.test_adds_up", "build", "test", "test-one"))
                .contains("Ran 1 test")
                .contains("OK");
    }

    /** The output of all commands of these names, each of which must be proposed and succeed; {@code one} names a test. */
    private String runAll(String one, String... names) {
        List<ProposedCommand> proposed = ProposedCommands.of(new Folder(folder));
        assertThat(proposed).extracting(ProposedCommand::name).containsExactlyInAnyOrder(names);
        return Stream.of(names)
                .flatMap(name ->
                        proposed.stream().filter(command -> command.name().equals(name)))
                .map(command -> run(command.name(), command.command().replace("{test}", "'" + one + "'")))
                .collect(Collectors.joining());
    }

    private String run(String name, String command) {
        Path output = folder.resolveSibling(name + ".log");
        List<String> line = new ArrayList<>();
        if (!name.equals("setup") && canCutOffTheNetwork()) {
            line.addAll(List.of("bwrap", "--dev-bind", "/", "/", "--unshare-net"));
        }
        line.addAll(List.of("sh", "-c", command));
        ProcessBuilder process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment()
                .put("LOCKSTEP_CACHE", folder.resolveSibling("cache").toString());
        try {
            int code = process.start().waitFor();
            String text = Files.readString(output);
            assertThat(code).as("%s: %s\n%s", name, command, text).isZero();
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean canCutOffTheNetwork() {
        return succeeds("bwrap", "--dev-bind", "/", "/", "--unshare-net", "true");
    }

    private static void requireProgram(String name) {
        assumeThat(succeeds(name, "--version"))
                .as("%s is not on this machine, so its projects can't be tried", name)
                .isTrue();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder on disk. */
    private record Folder(Path root) implements RepositoryFiles {
        @Override
        public List<String> paths() {
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> root.relativize(file).toString())
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<String> text(String path) {
            try {
                return has(path)
                        ? Optional.of(Files.readString(root.resolve(path), StandardCharsets.UTF_8))
                        : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.JAVA;
import static dev.lockstep.tracker.guards.Inspected.PYTHON;
import static dev.lockstep.tracker.guards.Inspected.SCRIPT;
import static dev.lockstep.tracker.guards.Inspected.added;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text keeps a change from being looked at, by ending the look or by making it endless. */
class HostileInspectionTest {
    private static final String UNCHECKED = "Not checked for lost tests, dependencies and secrets: ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class ATest {\n @Test\n void a() {",
                "class ATest {\n @Test\n void a() {\n",
                "class ATest {\n @Test\n void a() { b(); }\n void b() {"
            })
    void aJavaFileMayEndInAnOpenBrace(String after) {
        assertThat(found(added(JAVA, after))).isEmpty();
        assertThat(found(changed(JAVA, "class ATest {\n @Test\n void a() { assertEquals(1, f()); }\n}\n", after)))
                .singleElement()
                .asString()
                .startsWith("blocker: The test '");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test('a', () => {",
                "function f() {",
                "test('b', () => { f(); });\nfunction f() {",
                "test('a', ("
            })
    void aScriptMayEndInAnOpenBrace(String after) {
        assertThat(found(added(SCRIPT, after))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"def test_a():", "def test_a(", "def test_a():\n"})
    void aPythonFileMayEndInAnOpenBlock(String after) {
        assertThat(found(added(PYTHON, after))).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersAreRead() {
        Unchecked unchecked = new Unchecked();

        assertThat(unchecked.look("a.py", () -> List.of().getFirst())).isEmpty();
        assertThat(unchecked.look("b.py", () -> "read")).contains("read");
        assertThat(unchecked.finding()).hasValueSatisfying(claim -> assertThat(claim.claim())
                .isEqualTo(UNCHECKED + "'a.py' could not be read"));
    }

    @Test
    void aFileThatPatternsSearchTooLongIsNamedAndTheOthersAreRead() {
        Unchecked unchecked = new Unchecked();
        String text = "a".repeat(100_000);

        assertThat(unchecked.look(
                        "a.py",
                        () -> Pattern.compile("a*b").matcher(Steps.in(text)).find()))
                .isEmpty();
        assertThat(unchecked.look(
                        "b.py",
                        () -> Pattern.compile("a*").matcher(Steps.in(text)).find()))
                .contains(true);
        assertThat(unchecked.finding()).hasValueSatisfying(claim -> assertThat(claim.claim())
                .isEqualTo(UNCHECKED + "'a.py' takes too long to be searched"));
    }

    @Test
    void theFilesOfAChangeShareItsSteps() {
        Steps change = Steps.ofChange();
        String text = "a".repeat((int) (Bounds.FILE_STEPS / 10 * 9));
        for (int file = 0; file < 5; file++) {
            assertThat(read(change.ofFile(), text)).isTrue();
        }

        assertThatThrownBy(() -> read(change.ofFile(), text)).isInstanceOf(Steps.Exhausted.class);
    }

    private static boolean read(Steps steps, String text) {
        return steps.during(() -> Pattern.compile("a*+").matcher(Steps.in(text)).matches());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "requirements.txt | ~\\n~",
                "requirements.txt | ~ \\n~",
                "requirements.txt | ~a[\\n~",
                "build.gradle     | ~\\n~",
                "build.gradle     | ~ \\n~",
                "pyproject.toml   | ~\\n~",
                "pyproject.toml   | ~[project]\\ndependencies = []\\n~",
                "pyproject.toml   | ~a = ['\"\\n~",
                "go.mod           | ~\\n~",
                "go.mod           | ~a.~",
                "Cargo.toml       | ~\\n~",
                "Cargo.toml       | ~[dependencies]\\n~",
                "libs.versions.toml | ~id = \"a\" version~",
                "package.json     | ~\"test\":\"a\",~",
                "pom.xml          | ~<!--~",
                "pom.xml          | ~<dependency>~",
                "pom.xml          | ~<exclusions>~",
                "pom.xml          | ~<plugin><artifactId>maven-surefire-plugin</artifactId><x>~",
                "pom.xml          | ~<plugin><artifactId>maven-surefire-plugin</artifactId><exclude>      ~",
                "Makefile         | ~\\n~",
                "src/test/java/ATest.java | ~@Test void a(){~",
                "src/test/java/ATest.java | ~\\n~",
                "a.test.js        | ~test('a',()=>{~",
                "tests/test_a.py  | ~def test_a():\\n assert 1\\n~"
            })
    @Timeout(60)
    void lookingAtAFileOfTheGreatestSizeEnds(String path, String part) {
        String text = part.replace("\\n", "\n").repeat(Bounds.FILE / part.length());

        assertThat(found(changed(path, text + "\n", text))).hasSizeBetween(0, Report.MAX_SINGLE + 2);
    }

    @ParameterizedTest
    @CsvSource({"a.txt, token", "a.txt, token_", "a.sh, 'mvn '", "a.sh, 'mvn || '", "a.sh, 'npm t '", "a.sh, ' '"})
    @Timeout(60)
    void lookingAtLongLinesIsLookingAtAllOfThem(String path, String part) {
        String line = part.repeat(3990 / part.length()) + "\n";

        assertThat(found(added(path, line.repeat(Bounds.FILE / line.length())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "requirements.txt, '', 'x==1', 1",
        "pom.xml, '<!-- ', '<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>', 1",
        "pom.xml, '', '<dependency><groupId>a</groupId><!-- x --><artifactId> b </artifactId></dependency>', 1"
    })
    void whatStandsAfterMuchOfNothingIsFound(String path, String before, String text, int count) {
        assertThat(found(added(path, before + "\n".repeat(Bounds.FILE / 2) + text)))
                .hasSize(count);
    }

    @ParameterizedTest
    @CsvSource({
        "run.sh, minor",
        "bin/run, minor",
        "src/Main.java, minor",
        "pom.xml, major",
        ".github/workflows/ci.yml, minor",
        "tests/test_a.py, major"
    })
    void codeThatIsNoTextIsNamed(String path, String severity) {
        assertThat(found(notText(path, Optional.empty())))
                .containsExactly(severity + ": " + UNCHECKED + "'" + path + "' is no text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/logo.png", ".mvn/wrapper/maven-wrapper.jar", "src/test/resources/a.bin"})
    void whatNeverWasTextIsNot(String path) {
        assertThat(found(notText(path, Optional.empty()))).isEmpty();
    }

    @Test
    void whatWasTextIsNamedWhateverItIs() {
        assertThat(found(notText("notes.dat", Optional.of("text\n"))))
                .containsExactly("minor: " + UNCHECKED + "'notes.dat' is no text");
    }

    private static ChangedFile notText(String path, Optional<String> before) {
        return new ChangedFile(path, before, Optional.empty(), Optional.of(Unread.NOT_TEXT));
    }
}

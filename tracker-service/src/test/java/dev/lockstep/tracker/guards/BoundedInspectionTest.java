package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.JAVA;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.claims;
import static dev.lockstep.tracker.guards.Inspected.deleted;
import static dev.lockstep.tracker.guards.Inspected.found;
import static dev.lockstep.tracker.guards.Inspected.inJava;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However large or odd a change is, looking at it ends; what was not looked at is said, and findings stay readable. */
class BoundedInspectionTest {
    private static final String UNCHECKED = "Not checked for lost tests, dependencies and secrets: ";

    @Test
    void twentyFindingsStandByThemselvesTheWorstOfThem() {
        ChangedFile tests = deleted(JAVA, Inspected.javaClass(times(20, i -> test(i, "assertEquals(1, " + i + ");"))));
        ChangedFile build = changed("package.json", "{}", """
                {"dependencies": {"left-pad": "1.0", "right-pad": "1.0"}}
                """);

        List<FindingClaim> claims = claims(tests, build);

        assertThat(claims).hasSize(21);
        assertThat(claims.subList(0, 20)).allSatisfy(claim -> {
            assertThat(claim.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(claim.file()).isEqualTo(JAVA);
        });
        assertThat(claims.getLast())
                .extracting(FindingClaim::severity, FindingClaim::claim, FindingClaim::file)
                .containsExactly(Severity.MAJOR, "2 more like these: 2 in 'package.json'", "package.json");
    }

    @Test
    void whatIsLeftOverIsAsBadAsTheWorstOfIt() {
        ChangedFile tests = deleted(JAVA, Inspected.javaClass(times(23, i -> test(i, "assertEquals(1, " + i + ");"))));

        assertThat(claims(tests).getLast())
                .extracting(FindingClaim::severity, FindingClaim::claim)
                .containsExactly(Severity.BLOCKER, "3 more like these: 3 in '" + JAVA + "'");
    }

    @Test
    void aFindingOfTheSumStandsForAllThatIsSummedAndASingleOneForItself() {
        ChangedFile tests = deleted(JAVA, Inspected.javaClass(times(23, i -> test(i, "assertEquals(1, " + i + ");"))));
        Found found = Guards.inspect(List.of(tests), Optional.empty(), "");

        assertThat(found.behind(raised(found.raised().getLast())))
                .isEqualTo(found.others())
                .hasSize(3);
        assertThat(found.behind(raised(found.raised().getFirst())))
                .containsExactly(found.single().getFirst());
        assertThat(found.all()).hasSize(23).containsAll(found.others());
    }

    private static Finding raised(FindingClaim claim) {
        return new Finding(
                "F1",
                PhaseName.IMPLEMENTATION,
                "s4",
                claim.severity(),
                claim.claim(),
                claim.evidence(),
                claim.file(),
                claim.line(),
                claim.criterion(),
                Finding.State.OPEN,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/java/bank/AccountTest.java, major",
        "pom.xml, major",
        "src/main/resources/countries.json, minor"
    })
    void aFileThatWasNotReadIsNamed(String path, String severity) {
        ChangedFile large = new ChangedFile(path, Optional.empty(), Optional.empty(), Optional.of(Unread.TOO_LARGE));

        assertThat(found(large)).containsExactly(severity + ": " + UNCHECKED + "'" + path + "' is too large");
    }

    @Test
    void ofManyFilesThatWereNotReadTenAreNamed() {
        ChangedFile[] files = IntStream.range(10, 22)
                .mapToObj(i -> new ChangedFile(
                        "data/%d.csv".formatted(i), Optional.empty(), Optional.empty(), Optional.of(Unread.TOO_LATE)))
                .toArray(ChangedFile[]::new);

        assertThat(found(files))
                .singleElement()
                .asString()
                .startsWith("minor: " + UNCHECKED + "'data/10.csv' comes after too much else, 'data/11.csv'")
                .endsWith("'data/19.csv' comes after too much else, and 2 more");
    }

    @Test
    void aTestTooLongToBeReadIsSaidAndTheOthersAreCompared() {
        String before = test(1, times(1200, i -> "assertEquals(" + i + ", x);")) + test(2, "assertEquals(5, x);");
        String after = test(1, times(1200, i -> "assertEquals(" + i + ", y);")) + test(2, "assertNotNull(x);");

        assertThat(inJava(before, after))
                .containsExactly(
                        "major: " + UNCHECKED + "'" + JAVA + "' has a test too long to be read",
                        "blocker: The test 'AccountTest › t2' has a looser assertion than before");
    }

    @Test
    void moreTestsThanAreReadAreSaid() {
        String before = times(Bounds.ROUTINES + 1, i -> test(i, "f();"));

        assertThat(inJava(before, before + " "))
                .containsExactly("major: " + UNCHECKED + "'" + JAVA + "' holds more tests than are read");
    }

    @Test
    void moreAssertionsThanAreComparedAreSaid() {
        String before = times(8, i -> test(i, times(300, n -> "assertEquals(%d, a);".formatted(1000 * i + n))));
        String after = times(8, i -> test(i, times(300, n -> "assertEquals(a, %d);".formatted(9000 * i + n))));

        assertThat(inJava(before, after))
                .contains("major: " + UNCHECKED + "'" + JAVA + "' has too many assertions to compare")
                .anyMatch(
                        claim -> claim.startsWith("blocker: ") || claim.endsWith("expects something else than before"));
    }

    @Test
    void methodsThatCallEachOtherWithoutEndAreFollowedForAWhile() {
        String tests = test(0, "h0();") + times(500, i -> "void h%d() { h%d(); }%n".formatted(i, i + 1));

        assertThat(inJava(tests + "void h500() { assertEquals(1, x); }", tests + "void h500() { }"))
                .contains("major: " + UNCHECKED + "'" + JAVA + "' has too many assertions to compare");
    }

    @Test
    void aLineThatNobodyWroteIsNotSearchedForSecrets() {
        assertThat(found(Inspected.added("web/app.min.js", "x".repeat(Bounds.LINE + 1))))
                .containsExactly("minor: " + UNCHECKED + "'web/app.min.js' has lines too long to be read");
    }

    @Test
    void aLoopThatIsCutOffIsNone() {
        String tests = "test('a', () => { expect(x).toBe(%d); });\nfor each of \n";

        assertThat(Inspected.inScript(tests.formatted(1), tests.formatted(2)))
                .containsExactly("major: The test 'a' expects something else than before");
    }

    @Test
    void whatAFindingShowsCanBeStoredAndRead() {
        String name = "t" + "\0".repeat(3) + "😀".repeat(200);

        List<FindingClaim> claims =
                claims(changed(Inspected.SCRIPT, "test('" + name + "', () => { expect(x).toBe(1); });", "// none\n"));

        assertThat(claims)
                .extracting(FindingClaim::severity, FindingClaim::file)
                .containsExactly(tuple(Severity.BLOCKER, Inspected.SCRIPT));
        assertThat(claims.getFirst().claim())
                .hasSizeLessThan(200)
                .doesNotContain("\0")
                .doesNotContain("\ud83d…");
    }

    private static String test(int number, String body) {
        return "@Test void t%d() {%n%s%n}%n".formatted(number, body);
    }

    private static String times(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining("\n"));
    }
}

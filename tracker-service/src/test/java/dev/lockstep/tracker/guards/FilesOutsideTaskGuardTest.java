package dev.lockstep.tracker.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task says which files it changes; a person hears of others. */
class FilesOutsideTaskGuardTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/java/bank/Account.java | src/main/java/bank/Account.java",
                "./src/app.js | src/app.js",
                "src/main/java/bank/ | src/main/java/bank/fees/Fee.java",
                "src/main/java/bank | src/main/java/bank/Fee.java",
                "src/main/java/bank/*.java | src/main/java/bank/Fee.java",
                "src/**/*.java | src/main/java/bank/Fee.java",
                "src/** | src/main/resources/bank.sql",
                "src/main/java/bank/Account.java | src/test/java/bank/AccountTest.java",
                "src/main/java/bank/Account.java | src/test/java/bank/AccountIT.java",
                "src/main/java/bank/ | src/test/java/bank/AccountTest.java",
                "bank/account.py | tests/test_account.py",
                "src/account.ts | src/account.test.ts",
                "src/account.js | test/account.test.js",
                "src/main/java/bank/Account.java | src/test/java/bank/FeeTest.java",
                "src/test/java/bank/AccountTest.java | src/test/java/bank/FeeTest.java",
                "tests/name.sh | tests/loud.sh",
                "package.json | package-lock.json",
                "web/package.json | web/pnpm-lock.yaml",
                "go.mod | go.sum",
                "pom.xml | docs/test-plan.md"
            })
    void aFileThatTheTaskNamesOrThatTestsOneIsWithinIt(String entry, String path) {
        assertThat(found(List.of(entry), path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/main/java/bank/Account.java | src/main/java/bank/Accounts.java",
                "src/main/java/bank/Account.java | src/main/java/bank/Account.java.orig",
                "src/main/java/bank | src/main/java/banking/Fee.java",
                "src/main/java/bank/*.java | src/main/java/bank/fees/Fee.java",
                "src/main/java/bank | src/test/java/banking/FeeTest.java",
                "bank/account.py | tests/conftest.py",
                "package.json | web/package-lock.json",
                "src/account.js | package.json"
            })
    void anyOtherFileIsOutside(String entry, String path) {
        assertThat(found(List.of(entry), path)).singleElement().satisfies(claim -> {
            assertThat(claim.severity()).isEqualTo(Severity.MAJOR);
            assertThat(claim.claim()).isEqualTo("Files changed that the task does not name: " + path);
            assertThat(claim.evidence()).contains(entry);
        });
    }

    @Test
    void aTestOfSomethingElseThatWasThereBeforeIsOutside() {
        Task task = task(List.of("src/main/java/bank/Account.java"));

        assertThat(Guards.inspect(
                                List.of(Inspected.changed(
                                        "src/test/java/bank/FeeTest.java", "class A {}", "class B {}")),
                                Optional.of(task),
                                "")
                        .raised())
                .extracting(FindingClaim::claim)
                .containsExactly("Files changed that the task does not name: src/test/java/bank/FeeTest.java");
    }

    @Test
    void aFileThatIsNoTextIsSeenToo() {
        ChangedFile logo = new ChangedFile("web/logo.png", Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Guards.inspect(List.of(logo), Optional.of(task(List.of("src/app.js"))), "")
                        .raised())
                .extracting(FindingClaim::claim)
                .containsExactly("Files changed that the task does not name: web/logo.png");
    }

    @Test
    void allFilesOutsideAreOneFinding() {
        assertThat(found(List.of("src/app.js"), "README.txt", "src/app.js", "Dockerfile"))
                .extracting(FindingClaim::claim)
                .containsExactly("Files changed that the task does not name: Dockerfile, README.txt");
    }

    @Test
    void aTaskWithoutFilesLimitsNothing() {
        assertThat(found(List.of(), "README.txt")).isEmpty();
        assertThat(Guards.inspect(List.of(Inspected.added("README.txt", "Hello.\n")), Optional.empty(), "")
                        .raised())
                .isEmpty();
    }

    private static List<FindingClaim> found(List<String> planned, String... paths) {
        List<ChangedFile> files = Arrays.stream(paths)
                .map(path -> Inspected.added(path, "one line\n"))
                .toList();
        return Guards.inspect(files, Optional.of(task(planned)), "").raised();
    }

    private static Task task(List<String> planned) {
        return new Task("T1", "Accounts", List.of(), List.of(), planned, null, null, null, null);
    }
}

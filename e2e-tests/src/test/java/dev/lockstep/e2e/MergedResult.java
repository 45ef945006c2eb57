package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.LivingDocuments;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;

/** The ledger's repository after its cycle, in a clone. */
record MergedResult(Path folder, String cycle) {
    /** The change, the documents and the reviews are on the default branch, and every commit of the cycle says whose it is. */
    void holdsTheChange() {
        assertThat(folder.resolve("src/main/java/ledger/StandingOrders.java")).isRegularFile();
        assertThat(folder.resolve("src/test/java/ledger/StandingOrderAttackTest.java"))
                .isRegularFile();
        LivingDocuments.ALL.forEach(
                document -> assertThat(folder.resolve(document)).isRegularFile());
        List.of("docs/reviews/%s-build.md", "docs/reviews/%s-final.md", "docs/post-mortems/%s.md")
                .forEach(path ->
                        assertThat(folder.resolve(path.formatted(cycle))).isRegularFile());
        assertThat(brought()).isNotEmpty().allSatisfy(commit -> {
            assertThat(commit.getFooterLines("Lockstep-Cycle"))
                    .as(commit.getShortMessage())
                    .containsExactly(cycle);
        });
        assertThat(brought().stream().filter(commit -> commit.getParentCount() == 1))
                .allSatisfy(commit -> assertThat(commit.getFooterLines("Lockstep-Session"))
                        .as(commit.getShortMessage())
                        .hasSize(1));
    }

    /** The commits that came after the import. */
    List<RevCommit> brought() {
        try (Git git = Git.open(folder.toFile())) {
            List<RevCommit> commits = new ArrayList<>();
            git.log().call().forEach(commits::add);
            return commits.subList(0, commits.size() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tests pass as somebody would run them by hand. */
    void passesItsTests() {
        Map<String, String> environment = Map.of(
                "JUNIT_CONSOLE_JAR",
                Checkout.junitConsole().toString(),
                "JAVA_HOME",
                System.getProperty("java.home", "") + File.separator);
        ProcessRun run = ProcessRun.of(folder, environment, Duration.ofMinutes(2), List.of("./test.sh"));

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out()).contains("0 tests failed").containsPattern("[1-9]\\d+ tests successful");
    }
}

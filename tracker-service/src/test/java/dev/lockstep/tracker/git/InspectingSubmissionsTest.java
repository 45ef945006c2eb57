package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.git.BareRemote.Entry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectingSubmissionsTest extends OpenedRepository {
    private static final UUID CYCLE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final String REF = "refs/heads/lockstep-legs/" + CYCLE + "-s4.1-1";
    private static final String MESSAGE = "Add a basket\n\nLockstep-Cycle: " + CYCLE + "\nLockstep-Session: s4\n";
    private static final List<String> CODE = List.of("*");

    private String start;

    @BeforeEach
    void push() throws IOException {
        start = remote.commit("Base", Map.of("src/a", "1", "docs/product-spec.md", "spec"));
        remote.setBranch("main", start);
    }

    private SubmittedCommit inspected(String commit, List<String> writes) throws IOException {
        remote.setBranch(REF, commit);
        return repository.inspect(new AttemptedWork(CYCLE, "s4", commit, REF, start, writes));
    }

    private String work(String message, Map<String, String> changed, String... parents) throws IOException {
        Map<String, String> files = new HashMap<>(Map.of("src/a", "1", "docs/product-spec.md", "spec"));
        files.putAll(changed);
        return remote.commit(message, files, parents);
    }

    @Test
    void oneCommitOnTopOfTheStartIsFine() throws IOException {
        String commit = work(MESSAGE, Map.of("src/a", "2", "src/b", "1"), start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.problems()).isEmpty();
        assertThat(submitted.changedPaths()).containsExactly("src/a", "src/b");
    }

    @Test
    void aSessionThatChangedNothingMaySubmitItsStart() throws IOException {
        SubmittedCommit submitted = inspected(start, List.of());

        assertThat(submitted.isFine()).isTrue();
        assertThat(submitted.changedPaths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "abc1234", "0123456789012345678901234567890123456789 "})
    void aCommitThatIsNotNamedByItsFullIdIsRefused(String id) {
        SubmittedCommit submitted = repository.inspect(new AttemptedWork(CYCLE, "s4", id, REF, start, CODE));

        assertThat(submitted.problems()).singleElement().asString().contains("40 hex digits");
    }

    @Test
    void aCommitThatWasNotPushedIsRefused() throws IOException {
        String commit = work(MESSAGE, Map.of("src/a", "2"), start);

        SubmittedCommit submitted = repository.inspect(new AttemptedWork(CYCLE, "s4", commit, REF, start, CODE));

        assertThat(submitted.problems()).singleElement().asString().contains("does not exist");
    }

    @Test
    void aRefThatHoldsAnotherCommitIsRefused() throws IOException {
        String commit = work(MESSAGE, Map.of("src/a", "2"), start);
        remote.setBranch(REF, work(MESSAGE, Map.of("src/a", "3"), commit));

        SubmittedCommit submitted = repository.inspect(new AttemptedWork(CYCLE, "s4", commit, REF, start, CODE));

        assertThat(submitted.problems()).singleElement().asString().contains("not at the submitted " + commit);
    }

    @Test
    void twoCommitsAreRefused() throws IOException {
        String first = work(MESSAGE, Map.of("src/a", "2"), start);
        String second = work(MESSAGE, Map.of("src/a", "3"), first);

        SubmittedCommit submitted = inspected(second, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("only parent is " + start);
    }

    @Test
    void aMergeIsRefusedThoughItsFirstParentIsTheStart() throws IOException {
        String foreign = remote.commit("Foreign", Map.of("x", "1"));
        String merge = work(MESSAGE, Map.of("src/a", "2"), start, foreign);

        SubmittedCommit submitted = inspected(merge, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("has 2 parents");
    }

    @Test
    void anUnrelatedHistoryIsRefused() throws IOException {
        String root = work(MESSAGE, Map.of("src/a", "2"));

        SubmittedCommit submitted = inspected(root, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("has 0 parents");
    }

    @Test
    void aPathOutsideThoseOfThePhaseIsRefusedByName() throws IOException {
        String commit = work(MESSAGE, Map.of("docs/product-spec.md", "weaker", "src/b", "1"), start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("may not change docs/product-spec.md");
    }

    @Test
    void aDeletionOutsideThePathsOfThePhaseIsRefused() throws IOException {
        String commit = remote.commit(MESSAGE, Map.of("src/a", "1"), start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("docs/product-spec.md");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, false",
        "../../outside, false",
        "../a, true",
        "b, true",
        "x/../../../outside, false",
        "x/../b, false",
        "../.git/config, false",
        "C:/Windows, false",
    })
    void aLinkMustStayInsideTheRepository(String target, boolean fine) throws IOException {
        Map<String, Entry> entries = Map.of(
                "src/a", new Entry(FileMode.REGULAR_FILE, "1"),
                "docs/product-spec.md", new Entry(FileMode.REGULAR_FILE, "spec"),
                "src/link", Entry.link(target));
        String commit = remote.commitEntries(MESSAGE, entries, start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.isFine()).isEqualTo(fine);
    }

    @Test
    void aDocumentThatIsALinkIsRefused() throws IOException {
        Map<String, Entry> entries =
                Map.of("src/a", new Entry(FileMode.REGULAR_FILE, "1"), "docs/product-spec.md", Entry.link("../src/a"));
        String commit = remote.commitEntries(MESSAGE, entries, start);

        SubmittedCommit submitted = inspected(commit, List.of("docs/product-spec.md"));

        assertThat(submitted.problems()).singleElement().asString().contains("must be a regular file");
    }

    @Test
    void aDocumentThatIsTooLongToReadIsRefused() throws IOException {
        String commit = work(MESSAGE, Map.of("docs/product-spec.md", "x".repeat(Commits.MAX_FILE + 1)), start);

        SubmittedCommit submitted = inspected(commit, List.of("docs/product-spec.md"));

        assertThat(submitted.problems()).singleElement().asString().contains("at most");
    }

    @Test
    void aSubmoduleIsRefused() throws IOException {
        Map<String, Entry> entries = Map.of(
                "src/a", new Entry(FileMode.REGULAR_FILE, "1"),
                "docs/product-spec.md", new Entry(FileMode.REGULAR_FILE, "spec"),
                "vendor", new Entry(FileMode.GITLINK, start));
        String commit = remote.commitEntries(MESSAGE, entries, start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.problems()).singleElement().asString().contains("vendor is a submodule");
    }

    @ParameterizedTest
    @ValueSource(strings = {".git", ".GIT", "git~1", ".g\u200cit", "a\nb"})
    void aPathThatACheckoutMustNotHoldIsRefused(String name) throws IOException {
        String commit = remote.commitForbiddenName(MESSAGE, name, start);

        SubmittedCommit submitted = inspected(commit, List.of("*", "docs/product-spec.md"));

        assertThat(submitted.problems()).singleElement().asString().contains("is not allowed in a checkout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Add a basket",
                "Add\n\nLockstep-Cycle: 01890000-0000-7000-8000-000000000001\nLockstep-Session: s5",
                "Add\n\nLockstep-Cycle: 01890000-0000-7000-8000-000000000002\nLockstep-Session: s4",
                "Add\n\nLockstep-Cycle: 01890000-0000-7000-8000-000000000001",
                "Add\n\nLockstep-Cycle: 01890000-0000-7000-8000-000000000001\nLockstep-Session: s4\nLockstep-Session: s5",
            })
    void trailersThatDoNotNameThisCycleAndSessionAreRefused(String message) throws IOException {
        String commit = work(message, Map.of("src/a", "2"), start);

        SubmittedCommit submitted = inspected(commit, CODE);

        assertThat(submitted.problems()).isNotEmpty().allMatch(problem -> problem.contains("trailer"));
    }
}

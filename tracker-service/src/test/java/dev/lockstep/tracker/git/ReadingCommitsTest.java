package dev.lockstep.tracker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.tracker.git.BareRemote.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;

class ReadingCommitsTest extends OpenedRepository {

    private String pushed(Map<String, String> files, String... parents) throws IOException {
        String commit = remote.commit("Work", files, parents);
        remote.setBranch("main", commit);
        return commit;
    }

    @Test
    void aFileIsReadAtACommitThatIsFetchedWhenNeeded() throws IOException {
        String old = pushed(Map.of("src/App.java", "class App {}\n"));
        pushed(Map.of("src/App.java", "class Other {}\n"), old);

        byte[] bytes = repository.read(old, "src/App.java").orElseThrow();

        assertThat(new String(bytes, UTF_8)).isEqualTo("class App {}\n");
        assertThat(repository.read(old, "src")).isEmpty();
        assertThat(repository.read(old, "absent.txt")).isEmpty();
        assertThat(repository.read(old, "")).isEmpty();
        assertThat(repository.read(old, "/src/App.java")).isEmpty();
    }

    @Test
    void aLinkIsNotReadAsAFile() throws IOException {
        String commit = remote.commitEntries(
                "Link",
                Map.of("real.md", new Entry(FileMode.REGULAR_FILE, "text"), "docs/product-spec.md", Entry.link("x")));
        remote.setBranch("main", commit);

        assertThat(repository.read(commit, "docs/product-spec.md")).isEmpty();
        assertThat(repository.files(commit, "")).containsExactly("real.md");
        assertThat(repository.artifacts(commit, commit)).isEmpty();
    }

    @Test
    void aFileBeyondTheLimitIsRefusedByName() throws IOException {
        String commit = pushed(Map.of("big.txt", "x".repeat(Commits.MAX_FILE + 1)));

        assertThatThrownBy(() -> repository.read(commit, "big.txt"))
                .isInstanceOf(GitFailedException.class)
                .hasMessageContaining("big.txt");
    }

    @Test
    void aCommitThatIsNowhereIsNamed() throws IOException {
        pushed(Map.of("a", "a"));
        String nowhere = "0123456789012345678901234567890123456789";

        assertThatThrownBy(() -> repository.read(nowhere, "a"))
                .isInstanceOf(GitFailedException.class)
                .hasMessageContaining(nowhere);
    }

    @Test
    void aFolderListsItsFilesAndNotThoseOfANamesake() throws IOException {
        String commit = pushed(Map.of("sessions/b.md", "b", "sessions/x/a.md", "a", "sessions2/c.md", "c", "d", "d"));

        List<String> files = repository.files(commit, "sessions/");

        assertThat(files).containsExactly("sessions/b.md", "sessions/x/a.md");
        assertThat(repository.files(commit, "absent")).isEmpty();
        assertThat(repository.files(commit, "")).hasSize(4);
    }

    @Test
    void theCodeTreeChangesWithCodeAndNotWithDocuments() throws IOException {
        String base = pushed(Map.of("src/a", "1", "docs/test-plan.md", "1"));
        String documented = pushed(Map.of("src/a", "1", "docs/test-plan.md", "2", "docs/reviews/x.md", "r"), base);
        String coded = pushed(Map.of("src/a", "2", "docs/test-plan.md", "1"), documented);

        String digest = repository.codeTree(base);

        assertThat(repository.codeTree(documented)).isEqualTo(digest);
        assertThat(repository.codeTree(coded)).isNotEqualTo(digest);
    }

    @Test
    void artifactsAreTheChangedDocumentsWithTheirDigests() throws IOException {
        String base = pushed(Map.of("docs/product-spec.md", "old", "docs/test-plan.md", "gone", "src/a", "1"));
        String commit = pushed(
                Map.of("docs/product-spec.md", "new", "docs/reviews/c.md", "review", "docs/guide.md", "g"), base);

        List<Artifact> artifacts = repository.artifacts(commit, base);

        assertThat(artifacts)
                .containsExactly(
                        new Artifact("docs/product-spec.md", Sha256.of("new")),
                        new Artifact("docs/reviews/c.md", Sha256.of("review")));
    }

    @Test
    void linesAreCountedFromOneAndAFinalLineBreakBeginsNone() throws IOException {
        String commit = pushed(Map.of("a.txt", "one\ntwo\n", "empty", ""));

        assertThat(repository.hasLine(commit, "a.txt", 1)).isTrue();
        assertThat(repository.hasLine(commit, "a.txt", 2)).isTrue();
        assertThat(repository.hasLine(commit, "a.txt", 3)).isFalse();
        assertThat(repository.hasLine(commit, "a.txt", 0)).isFalse();
        assertThat(repository.hasLine(commit, "empty", 1)).isFalse();
        assertThat(repository.hasLine(commit, "absent", 1)).isFalse();
    }
}

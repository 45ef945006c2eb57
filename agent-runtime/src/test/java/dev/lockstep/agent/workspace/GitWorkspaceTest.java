package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.CodeTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitWorkspaceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final CommitText TEXT = new CommitText("T1: Totals", "Adds totals.", "c", "s1");

    private Path temp;
    private SampleRemote remote;
    private Workspaces workspaces;
    private SampleLeg sample;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        temp = folder;
        remote = new SampleRemote(
                temp,
                Map.of("src/A.java", "class A {}\n", ".gitignore", "target/\n", "docs/product-spec.md", "# Spec\n"));
        workspaces = new Workspaces(temp.resolve("data"), Optional.empty(), CLOCK);
        sample = new SampleLeg();
        sample.url = remote.url();
        sample.startCommit = remote.first();
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    @Test
    void the_start_commit_is_checked_out_without_a_git_directory() throws Exception {
        try (Workspace workspace = open()) {
            assertThat(workspace.root().resolve("src/A.java")).hasContent("class A {}");
            assertThat(workspace.root().resolve(".git")).doesNotExist();
        }
    }

    @Test
    void an_unchanged_tree_has_no_snapshot() throws Exception {
        try (Workspace workspace = open()) {
            assertThat(workspace.snapshot()).isEmpty();
            assertThat(remote.has(ref())).isFalse();
        }
    }

    @Test
    void a_snapshot_holds_what_was_added_changed_and_deleted_but_not_what_is_ignored() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "src/B.java", "class B {}\n");
            write(workspace, "target/B.class", "x");
            Files.delete(workspace.root().resolve("src/A.java"));

            String commit = workspace.snapshot().orElseThrow();

            assertThat(remote.files(commit)).containsOnlyKeys(".gitignore", "docs/product-spec.md", "src/B.java");
            assertThat(remote.tip(ref()).name()).isEqualTo(commit);
        }
    }

    @Test
    void an_earlier_snapshot_stays_reachable_from_the_ref() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "one", "1");
            String one = workspace.snapshot().orElseThrow();
            write(workspace, "two", "2");

            String two = workspace.snapshot().orElseThrow();

            assertThat(remote.commit(two).getParent(0).name()).isEqualTo(one);
        }
    }

    @Test
    void the_finished_work_is_one_commit_on_the_start_commit_with_trailers() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "one", "1");
            workspace.snapshot();
            write(workspace, "two", "2");
            workspace.snapshot();

            RevCommit commit = remote.commit(workspace.finish(TEXT));

            assertThat(commit.getParentCount()).isEqualTo(1);
            assertThat(commit.getParent(0).name()).isEqualTo(remote.first());
            assertThat(commit.getFullMessage())
                    .isEqualTo("T1: Totals\n\nAdds totals.\n\nLockstep-Cycle: c\nLockstep-Session: s1\n");
            assertThat(remote.tip(ref())).isEqualTo(commit);
        }
    }

    @Test
    void work_that_changed_nothing_is_the_start_commit() throws Exception {
        try (Workspace workspace = open()) {
            assertThat(workspace.finish(TEXT)).isEqualTo(remote.first());
        }
    }

    @Test
    void a_resumed_leg_gets_the_recorded_state_and_not_a_later_unrecorded_one() throws Exception {
        String recorded;
        try (Workspace first = open()) {
            write(first, "one", "recorded");
            recorded = first.snapshot().orElseThrow();
            write(first, "one", "unrecorded");
            first.snapshot();
        }
        resumeFrom(recorded);

        try (Workspace second = open()) {
            assertThat(second.root().resolve("one")).hasContent("recorded");
        }
    }

    @Test
    void a_leg_lost_between_pushing_its_work_and_recording_it_resumes_with_the_same_files() throws Exception {
        String recorded;
        try (Workspace first = open()) {
            write(first, "one", "1");
            recorded = first.snapshot().orElseThrow();
            first.finish(TEXT);
        }
        resumeFrom(recorded);
        // Another machine: nothing but the remote's refs is left.
        workspaces = new Workspaces(temp.resolve("other"), Optional.empty(), CLOCK);

        try (Workspace second = open()) {
            assertThat(second.root().resolve("one")).hasContent("1");
            assertThat(second.finish(TEXT)).isNotEqualTo(remote.first());
        }
    }

    @Test
    void the_code_tree_is_that_of_the_files_and_ignores_documents() throws Exception {
        try (Workspace workspace = open()) {
            String before = workspace.codeTree();
            write(workspace, "docs/product-spec.md", "# Other\n");
            assertThat(workspace.codeTree()).isEqualTo(before);

            write(workspace, "src/A.java", "class A { int a; }\n");

            assertThat(workspace.codeTree()).isNotEqualTo(before);
        }
    }

    @Test
    void the_code_tree_is_computed_from_paths_modes_and_blobs() throws Exception {
        try (Workspace workspace = open()) {
            String expected = CodeTree.digest(Stream.of(
                    new CodeTree.Entry(".gitignore", "100644", "2f7896d1d1365eafb0da03d9fe456fac81408487"),
                    new CodeTree.Entry("src/A.java", "100644", "a869c28495266ce277963307009946887ad25470")));

            assertThat(workspace.codeTree()).isEqualTo(expected);
        }
    }

    @Test
    void the_diff_shows_the_change_since_the_cycle_began() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "src/A.java", "class A { int a; }\n");

            assertThat(workspace.diff()).contains("+++ b/src/A.java", "-class A {}", "+class A { int a; }");
        }
    }

    @Test
    void a_long_diff_is_cut_and_names_what_it_leaves_out() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "a.txt", "0123456789\n".repeat(20_000));
            write(workspace, "b.txt", "b\n");

            String diff = workspace.diff();

            assertThat(diff.length()).isLessThan(GitTree.DIFF_BYTES + 500);
            assertThat(diff).endsWith("within a.txt; 1 changed files are not shown: ADD b.txt]\n");
        }
    }

    @Test
    void a_nested_repository_hides_nothing() throws Exception {
        try (Workspace workspace = open()) {
            write(workspace, "nested/.git/HEAD", "ref: refs/heads/main\n");
            write(workspace, "nested/file", "seen\n");

            String commit = workspace.snapshot().orElseThrow();

            assertThat(remote.files(commit))
                    .containsEntry("nested/file", "seen\n")
                    .doesNotContainKey("nested/.git/HEAD");
        }
    }

    @Test
    void a_link_out_of_the_tree_is_not_read() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "s3cret");
        try (Workspace workspace = open()) {
            Files.createSymbolicLink(workspace.root().resolve("AGENTS.md"), secret);

            assertThat(workspace.file("AGENTS.md")).isEmpty();
            assertThat(workspace.file("../../../secret")).isEmpty();
            assertThat(workspace.file("docs/product-spec.md")).isPresent();
        }
    }

    @Test
    void nothing_is_pushed_once_the_attempt_may_push_no_more() throws Exception {
        try (Workspace workspace = workspaces.open(sample.claimed(), () -> {
            throw new IllegalStateException("fenced");
        })) {
            write(workspace, "one", "1");

            assertThatThrownBy(workspace::snapshot).hasMessage("fenced");
            assertThat(remote.has(ref())).isFalse();
        }
    }

    @Test
    void a_push_waits_for_a_lock_that_another_push_holds_for_a_moment() throws Exception {
        Path lock = remote.lock(ref());
        AtomicInteger tries = new AtomicInteger();
        try (Workspace workspace = workspaces.open(sample.claimed(), () -> releaseBeforeTheThird(tries, lock))) {
            write(workspace, "one", "1");

            String commit = workspace.snapshot().orElseThrow();

            assertThat(remote.tip(ref()).name()).isEqualTo(commit);
            assertThat(tries).hasValue(3);
        }
    }

    private static void releaseBeforeTheThird(AtomicInteger tries, Path lock) {
        try {
            if (tries.incrementAndGet() == 3) {
                Files.delete(lock);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_lock_that_stays_fails_the_push_after_a_bounded_number_of_tries() throws Exception {
        remote.lock(ref());
        AtomicInteger tries = new AtomicInteger();
        try (Workspace workspace = workspaces.open(sample.claimed(), tries::incrementAndGet)) {
            write(workspace, "one", "1");

            assertThatThrownBy(workspace::snapshot)
                    .isInstanceOf(WorkspaceException.class)
                    .hasMessageContaining("lock");
            assertThat(tries).hasValue(6);
        }
    }

    @Test
    void a_repository_that_is_not_there_is_named() {
        sample.url = "file://" + temp.resolve("missing.git");

        assertThatThrownBy(this::open)
                .isInstanceOf(WorkspaceException.class)
                .hasMessageContaining("project shop")
                .hasMessageContaining("missing.git");
    }

    @Test
    void a_start_commit_on_no_branch_is_named() {
        sample.startCommit = "1".repeat(40);

        assertThatThrownBy(this::open).hasMessageContaining("commit 1111").hasMessageContaining("no branch");
    }

    private Workspace open() throws InterruptedException {
        return workspaces.open(sample.claimed(), () -> {});
    }

    private void resumeFrom(String commit) {
        sample.workspaceCommit = commit;
        sample.workspaceRef = ref();
        sample.attempt = 2;
    }

    private static String ref() {
        return "refs/heads/lockstep-legs/%s-s1.1-1".formatted(SampleLeg.CYCLE);
    }

    private static void write(Workspace workspace, String path, String content) throws IOException {
        Path file = workspace.root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}

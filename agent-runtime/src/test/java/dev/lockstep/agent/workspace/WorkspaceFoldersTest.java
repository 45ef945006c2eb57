package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a workspace when its leg ends, and what projects share. */
class WorkspaceFoldersTest {
    private Path temp;
    private SampleRemote remote;
    private Workspaces workspaces;
    private SampleLeg sample;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        temp = folder;
        remote = new SampleRemote(temp, Map.of("src/A.java", "class A {}\n"));
        workspaces = new Workspaces(temp.resolve("data"), Optional.empty(), Clock.systemUTC());
        sample = new SampleLeg();
        sample.url = remote.url();
        sample.startCommit = remote.first();
    }

    @AfterEach
    void stop() {
        remote.close();
    }

    private Workspace open() throws InterruptedException {
        return workspaces.open(sample.claimed(), () -> {});
    }

    @Test
    void the_folder_is_gone_when_the_leg_ends() throws Exception {
        Workspace workspace = open();
        Path root = workspace.root();

        workspace.close();

        assertThat(root).doesNotExist();
    }

    @Test
    void the_folder_is_gone_even_if_its_paths_are_too_long_to_be_named() throws Exception {
        Workspace workspace = open();
        Path root = workspace.root();
        Process digging = new ProcessBuilder(
                        "sh",
                        "-c",
                        "i=0; while [ $i -lt 60 ]; do mkdir $0 && cd -P $0 || exit 1; i=$((i+1)); done",
                        "d".repeat(100))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(digging.waitFor()).isZero();

        workspace.close();

        assertThat(root.getParent()).doesNotExist();
    }

    @Test
    void leftovers_of_the_dead_are_removed_and_the_living_keep_theirs() throws Exception {
        Path dead = Files.createDirectories(temp.resolve("data/workspaces/dead/tree"));
        try (Workspace workspace = open()) {
            List<String> removed = workspaces.removeLeftovers();

            assertThat(removed).containsExactly("dead");
            assertThat(dead).doesNotExist();
            assertThat(workspace.root()).exists();
        }
    }

    @Test
    void each_project_has_a_cache_of_its_own() throws Exception {
        try (Workspace workspace = open()) {
            sample.project = "till";
            sample.attempt = 2;
            try (Workspace other = open()) {
                assertThat(other.cache()).isNotEqualTo(workspace.cache());
            }
        }
    }
}

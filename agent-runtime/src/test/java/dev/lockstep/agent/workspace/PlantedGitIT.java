package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a command plants for Git in its workspace runs neither in the agent's own work nor in that of Git's command line. */
@Timeout(60)
class PlantedGitIT {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private Path temp;
    private Path ran;
    private SampleRemote remote;
    private Workspace workspace;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        temp = folder;
        ran = temp.resolve("ran");
        remote = new SampleRemote(temp, Map.of("src/A.java", "class A {}\n"));
        SampleLeg sample = new SampleLeg();
        sample.url = remote.url();
        sample.startCommit = remote.first();
        StoredConfig machine = SystemReader.getInstance().getUserConfig();
        machine.setString("filter", "machine", "clean", "touch " + ran + "; cat");
        machine.setString("filter", "machine", "smudge", "touch " + ran + "; cat");
        workspace = new Workspaces(temp.resolve("data"), Optional.empty(), CLOCK).open(sample.claimed(), () -> {});
    }

    @AfterEach
    void close() throws Exception {
        workspace.close();
        remote.close();
        SystemReader.getInstance().getUserConfig().unsetSection("filter", "machine");
    }

    /** As a command could that is not even in a sandbox. */
    private void plant() throws Exception {
        Path root = workspace.root();
        Path script = Files.writeString(root.resolve("evil.sh"), "#!/bin/sh\ntouch " + ran + "\ncat\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(root.resolve(".git/hooks"));
        for (String hook : List.of("pre-commit", "post-commit", "post-checkout", "pre-push", "reference-transaction")) {
            Files.copy(script, root.resolve(".git/hooks").resolve(hook));
            assertThat(root.resolve(".git/hooks").resolve(hook).toFile().setExecutable(true))
                    .isTrue();
        }
        String config = config(script);
        Files.writeString(root.resolve(".git/config"), config);
        Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.createDirectories(root.resolve(".git/objects"));
        Files.createDirectories(root.resolve(".git/refs"));
        Files.writeString(root.resolve(".gitconfig"), config);
        Files.writeString(
                root.resolve(".gitattributes"), "*.java filter=evil diff=evil merge=evil\n* filter=machine\n");
        Files.writeString(root.resolve("src/A.java"), "class A { int a; }\n");
        Files.createDirectories(root.resolve("nested"));
        Files.writeString(root.resolve("nested/.git"), "gitdir: ../.git\n");
        Files.writeString(root.resolve("nested/B.java"), "class B {}\n");
    }

    private static String config(Path script) {
        return """
                [core]
                    repositoryformatversion = 0
                    fsmonitor = %1$s
                    hooksPath = .git/hooks
                    sshCommand = %1$s
                    editor = %1$s
                    pager = %1$s
                [diff]
                    external = %1$s
                [diff "evil"]
                    textconv = %1$s
                [filter "evil"]
                    clean = %1$s
                    smudge = %1$s
                    process = %1$s
                [merge "evil"]
                    driver = %1$s
                """.formatted(script);
    }

    @Test
    void nothingRunsInTheAgentsOwnGit() throws Exception {
        plant();

        String commit = workspace.snapshot().orElseThrow();
        workspace.codeTree();
        workspace.diff();
        String work = workspace.finish(new CommitText("T1: Totals", "Adds totals.", "c", "s1"));

        assertThat(ran).doesNotExist();
        assertThat(remote.files(commit)).containsKeys("src/A.java", "nested/B.java");
        assertThat(remote.files(work).keySet()).noneMatch(path -> (path + "/").contains(".git/"));
        assertThat(remote.files(work)).containsEntry("src/A.java", "class A { int a; }\n");
    }

    @Test
    void nothingRunsInGitsCommandLineOnTheAgentsRepository() throws Exception {
        plant();
        String git = "git --git-dir='" + workspace.root().resolveSibling("git") + "' --work-tree='" + workspace.root()
                + "' -c user.name=a -c user.email=a@example.invalid ";

        ProcessBuilder line = new ProcessBuilder(
                        "sh",
                        "-ec",
                        git + "status; " + git + "add -- src .gitattributes .gitconfig evil.sh; " + git
                                + "diff --cached; " + git + "commit -qm planted; " + git + "checkout -q -f HEAD; " + git
                                + "log -p")
                .directory(workspace.root().toFile())
                .redirectErrorStream(true);
        // JGit borrows the mirror's objects without writing it down.
        try (Stream<Path> mirrors = Files.list(temp.resolve("data/mirrors"))) {
            Path mirror = mirrors.filter(Files::isDirectory).findFirst().orElseThrow();
            line.environment()
                    .put(
                            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
                            mirror.resolve("objects").toString());
        }
        Process process = line.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("class A { int a; }");
        assertThat(ran).doesNotExist();
    }
}

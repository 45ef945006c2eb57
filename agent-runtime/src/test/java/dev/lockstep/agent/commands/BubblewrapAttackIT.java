package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockstep.agent.commands.CommandRunner.Request;
import dev.lockstep.agent.commands.CommandRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every attack on bubblewrap, and what only bubblewrap promises. */
class BubblewrapAttackIT extends SandboxAttacks {
    private static CommandRunner runner;

    @BeforeAll
    static void requireBubblewrap() {
        runner = BubblewrapHere.required();
    }

    @Override
    CommandRunner runner() {
        return runner;
    }

    @Test
    void hasTheNetworkOnlyWhenItIsGranted() throws Exception {
        Result without = run("test -e /etc/resolv.conf");
        Result with = runner.run(new Request(workspace, cache, "readlink /proc/self/ns/net", true, LIMITS));

        assertThat(without.exitCode()).isNotZero();
        assertThat(with.output().strip())
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString());
    }

    @Test
    void seesNoHostUserAndNoFolderOfOne() {
        Result result = run("cat /etc/passwd; cat /etc/shadow; ls -A /home; ls -A /root");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output())
                .startsWith("lockstep:x:1000:")
                .contains("/etc/shadow: No such file", "/root': No such file")
                .doesNotContain("root:");
    }

    @Test
    void plantsNoGitHookWhereThereIsARepository() throws Exception {
        Path ran = outside.resolve("hook-ran");
        try (Git git = Git.init().setDirectory(workspace.toFile()).call()) {
            Result result = run("mkdir -p .git/hooks; printf '#!/bin/sh\\ntouch " + ran
                    + "\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit; mv .git moved;"
                    + " git config filter.x.clean 'touch " + ran + "'");
            git.commit()
                    .setMessage("feat: add")
                    .setAuthor("a", "a@example.org")
                    .setCommitter("a", "a@example.org")
                    .setAllowEmpty(true)
                    .setSign(false)
                    .call();

            assertThat(result.exitCode()).isNotZero();
            assertThat(workspace.resolve(".git/hooks/pre-commit")).doesNotExist();
            assertThat(ran).doesNotExist();
        }
    }

    @Test
    void refusesAWorkspaceWhoseGitFolderIsALink() throws Exception {
        Files.createSymbolicLink(workspace.resolve(".git"), outside);

        assertThat(catchThrowable(() -> run("true")))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining(".git");
    }
}

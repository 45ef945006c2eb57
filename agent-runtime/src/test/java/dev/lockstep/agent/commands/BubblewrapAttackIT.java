package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Request;
import dev.lockstep.agent.commands.CommandRunner.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile command tries, and must not get. */
@Timeout(60)
class BubblewrapAttackIT {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 256L << 20, 100, 64 * 1024);
    private static CommandRunner runner;

    private Path workspace;
    private Path cache;
    private Path outside;

    @BeforeAll
    static void requireBubblewrap() {
        runner = BubblewrapHere.required();
    }

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws Exception {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        cache = Files.createDirectory(folder.resolve("cache"));
        outside = Files.createDirectory(folder.resolve("another-workspace"));
        Files.writeString(outside.resolve("secret"), "the other project's secret");
    }

    private Result run(String command) {
        return runner.run(new Request(workspace, cache, command, false, LIMITS));
    }

    @Test
    void reachesNoNetworkNotEvenTheHostsLoopback() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(workspace.resolve("Call.java"), """
                    class Call {
                        public static void main(String[] args) throws Exception {
                            new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), %d);
                            System.out.println("connected");
                        }
                    }
                    """.formatted(server.getLocalPort()));

            Result result = run("java Call.java");

            assertThat(result.exitCode()).isNotZero();
            assertThat(result.output()).contains("ConnectException").doesNotContain("connected");
        }
    }

    @Test
    void hasTheNetworkOnlyWhenItIsGranted() {
        Result without = run("cat /proc/net/route | wc -l; test -e /etc/resolv.conf");
        Result with = runner.run(new Request(workspace, cache, "readlink /proc/self/ns/net", true, LIMITS));

        assertThat(without.exitCode()).isNotZero();
        assertThat(with.output().strip()).isEqualTo(hostNetwork());
    }

    @Test
    void seesNoShadowFileAndNoHostUser() {
        Result result = run("ls /etc; cat /etc/passwd; cat /etc/shadow");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("/etc/shadow: No such file").doesNotContain("root:");
    }

    @Test
    void seesNoHomeOfTheHost() {
        Result result = run("ls -A /home; ls -A /root; ls -A '" + System.getProperty("user.home") + "'");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output().lines()).allMatch(line -> line.contains("No such file"));
    }

    @Test
    void seesNoOtherProcessAndNoEnvironmentButItsOwn() {
        Result result =
                run("cat /proc/[0-9]*/environ | tr '\\0' '\\n' | cut -d= -f1 | sort -u; ls -d /proc/[0-9]* | wc -l");

        assertThat(result.output()).doesNotContain("MAVEN", "USER", "LOGNAME", "SHELL", "surefire");
        assertThat(Integer.parseInt(result.output().lines().toList().getLast())).isLessThan(10);
    }

    @Test
    void seesNoOtherWorkspace() {
        Result result = run("cat '" + outside.resolve("secret") + "'; ls .. ; ls '" + outside.getParent() + "'");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("the other project's secret").doesNotContain("another-workspace\n");
    }

    @Test
    void followsNoLinkOutOfTheWorkspace() {
        Result result = run("ln -s '" + outside.resolve("secret") + "' link; cat link");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("No such file");
    }

    @Test
    void writesNothingOutsideWorkspaceAndCache() {
        Result result = run("""
                for p in / /usr /usr/bin /etc /dev; do
                  ( echo x > "$p/made" ) 2>/dev/null && echo "WROTE $p"
                done
                # Opening is enough: nothing is written, should the sandbox fail.
                for p in /etc/passwd /proc/sys/kernel/core_pattern /proc/sys/vm/drop_caches /proc/sysrq-trigger; do
                  ( : >> "$p" ) 2>/dev/null && echo "OPENED $p"
                done; true""");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEmpty();
    }

    @Test
    void hasNoCapabilityAndCannotGainOne() {
        Result result = run("grep -E '^(Cap|NoNewPrivs)' /proc/self/status | tr -d '\\t'; mount -t tmpfs none /tmp");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output())
                .contains(
                        "CapEff:0000000000000000",
                        "CapPrm:0000000000000000",
                        "CapBnd:0000000000000000",
                        "NoNewPrivs:1");
    }

    @Test
    void makesNoUserNamespaceOfItsOwn() {
        Result result = run("unshare --user --map-root-user id");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("uid=0");
    }

    @Test
    void bombsNobodyWithForks() {
        Result result = run("f() { f | f & f | f & wait; }; f; sleep 30");

        assertThat(result.timedOut()).isFalse();
        assertThat(result.millis()).isLessThan(15_000);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current().descendants().count() < 20);
    }

    @Test
    void takesNoMoreMemoryThanItsOwn() {
        Result result = run("x=$(head -c 900M /dev/zero | tr '\\0' x); echo survived");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("survived");
    }

    @Test
    void fillsNoMemoryThroughFoldersInMemory() {
        Result result =
                run("for d in /tmp /home /dev/shm; do head -c 200M /dev/zero > $d/big && echo survived; done; true");

        assertThat(result.output()).contains("No space left").doesNotContain("survived");
    }

    @Test
    void floodsNothingWithItsOutput() {
        Result result = run("head -c 300M /dev/zero | tr '\\0' x");

        assertThat(result.truncated()).isTrue();
        assertThat(result.output().length()).isLessThan(LIMITS.outputBytes() + 200);
    }

    @Test
    void leavesNothingRunningInASessionOfItsOwn() {
        Result result =
                run("setsid sh -c 'sleep 1; echo late > late' >/dev/null 2>&1 & setsid -f sleep 300; echo ended");

        assertThat(result.exitCode()).isZero();
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !Files.exists(workspace.resolve("late")));
        assertThat(ProcessHandle.allProcesses().flatMap(p -> p.info().commandLine().stream()))
                .noneMatch("/usr/bin/sleep 300"::equals);
    }

    @Test
    void plantsNoGitHookThatTheAgentWouldRun() throws Exception {
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

    private static String hostNetwork() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

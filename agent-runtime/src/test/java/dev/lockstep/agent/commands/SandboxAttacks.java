package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Request;
import dev.lockstep.agent.commands.CommandRunner.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile command tries, and must not get, from any runner that locks commands up. Bombs end by themselves. */
@Timeout(60)
abstract class SandboxAttacks {
    private static final long MIB = 1 << 20;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 256 * MIB, 1024 * MIB, 100, 64 * 1024);

    Path workspace;
    Path cache;
    Path outside;

    abstract CommandRunner runner();

    @BeforeEach
    void makeFolders(@TempDir Path folder) throws Exception {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        cache = Files.createDirectory(folder.resolve("cache"));
        outside = Files.createDirectory(folder.resolve("another-workspace"));
        Files.writeString(outside.resolve("secret"), "the other project's secret");
    }

    Result run(String command) {
        return run(command, LIMITS);
    }

    private Result run(String command, Limits limits) {
        return runner().run(new Request(workspace, cache, command, false, limits));
    }

    private static Limits diskOf(long bytes) {
        return new Limits(LIMITS.time(), LIMITS.memoryBytes(), bytes, LIMITS.processes(), LIMITS.outputBytes());
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
    void hasNoRouteOutOfTheMachine() {
        assertThat(run("tail -n +2 /proc/net/route; grep -v ' lo$' /proc/net/if_inet6 2>/dev/null; true")
                        .output())
                .isEmpty();
    }

    @Test
    void seesNoShadowFileOfTheHost() throws Exception {
        Result result = run("cat /etc/shadow");

        Path shadow = Path.of("/etc/shadow");
        List<String> hosts = Files.isReadable(shadow) ? Files.readAllLines(shadow) : List.of();
        assertThat(result.output().lines()).doesNotContainAnyElementsOf(hosts);
    }

    @Test
    void seesNoHomeOfTheHost() throws Exception {
        String home = System.getProperty("user.home");
        Path marker = Files.createTempFile(Path.of(home), ".lockstep-attack", ".txt");
        try {
            Result result = run("cat '" + marker + "'; ls -A '" + home + "'; ls -A /home /root");

            assertThat(result.output()).doesNotContain(marker.getFileName() + "\n");
            assertThat(run("cat '" + marker + "'").exitCode()).isNotZero();
        } finally {
            Files.delete(marker);
        }
    }

    @Test
    void seesNoProcessOfTheHostAndNoneOfTheirEnvironments() throws Exception {
        ProcessBuilder agentLike = new ProcessBuilder("sleep", "60");
        agentLike.environment().put("LOCKSTEP_AGENT_TOKEN", "t0p-s3cret");
        Process neighbour = agentLike.start();
        try {
            Result result = run("cat /proc/[0-9]*/environ /proc/*/task/*/environ | tr '\\0' '\\n'"
                    + "; for p in /proc/[0-9]*; do echo PROCESS; done");

            assertThat(result.output()).doesNotContain("t0p-s3cret", "surefire", "LOCKSTEP_AGENT", "MAVEN");
            assertThat(result.output().lines().filter("PROCESS"::equals)).hasSizeLessThan(10);
        } finally {
            neighbour.destroyForcibly();
        }
    }

    @Test
    void hasNothingOfTheAgentsEnvironment() {
        Result result = run("env");

        assertThat(System.getenv()).containsKeys("PATH");
        System.getenv().forEach((name, value) -> {
            boolean common = List.of("PATH", "HOME", "LANG", "JAVA_HOME", "TERM", "PWD", "SHLVL", "HOSTNAME", "_")
                    .contains(name);
            assertThat(common || !result.output().contains(name + "=" + value + "\n"))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void seesNoOtherWorkspace() {
        Result result = run("cat '" + outside.resolve("secret") + "'; ls .. ; ls '" + outside.getParent() + "'");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("the other project's secret").doesNotContain("another-workspace\n");
    }

    @Test
    void followsNoSymbolicLinkOutOfTheWorkspace() {
        String secret = outside.resolve("secret").toString();

        Result result = run("ln -s '" + secret + "' link; cat link; ln -s /proc/1/root up; cat 'up" + secret
                + "'; ls up/root/.ssh");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("No such file").doesNotContain("the other project's secret");
    }

    @Test
    void makesNoHardLinkOutOfTheWorkspace() {
        Result result = run("touch \"$LOCKSTEP_CACHE/kept\""
                + "; for f in '" + outside.resolve("secret") + "' /etc/passwd /bin/sh \"$LOCKSTEP_CACHE/kept\""
                + "; do ln -L \"$f\" hard 2>/dev/null && echo \"LINKED $f\"; done; true");

        assertThat(result.output()).isEmpty();
        assertThat(workspace.resolve("hard")).doesNotExist();
    }

    @Test
    void writesNothingOutsideWorkspaceAndCache() {
        Result result = run("""
                for p in / /usr /usr/bin /etc /dev /var /opt; do
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
    void touchesNeitherTheAgentsFilesNorItsProcess() throws Exception {
        Path own = Files.writeString(outside.resolve("agent.properties"), "token=1\n");
        long agent = ProcessHandle.current().pid();

        Result result = run("echo token=2 > '" + own + "'; ls /proc/" + agent + "/fd; cat /proc/" + agent
                + "/maps; kill -0 " + agent);

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain(".jar");
        assertThat(own).hasContent("token=1");
    }

    @Test
    void makesNoDeviceAndReachesNoDisk() {
        Result result = run("""
                mknod disk b 8 0 2>/dev/null && echo MADE
                for d in /dev/sda /dev/vda /dev/nvme0n1 /dev/mem /dev/kmsg /dev/fuse; do
                  ( : < "$d" ) 2>/dev/null && echo "OPENED $d"
                done; true""");

        assertThat(result.output()).isEmpty();
    }

    @Test
    void reachesNoContainerEngine() {
        assertThat(run("ls /var/run/docker.sock /run/docker.sock /run/podman /run/containerd 2>/dev/null; true")
                        .output())
                .isEmpty();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unshare --user --map-root-user id",
                "unshare --user --map-root-user --mount id",
                "unshare --user id",
                "bwrap --unshare-user --uid 0 --ro-bind / / id"
            })
    void makesNoUserNamespaceOfItsOwn(String attempt) {
        Result result = run(attempt);

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("uid=");
    }

    /** It would double up to four thousand processes, each of which ends after three seconds. */
    @Test
    void bombsNobodyWithForks() {
        Result result = run("f() { [ $1 -gt 0 ] && { f $(($1 - 1)) & f $(($1 - 1)) & wait; }; sleep 3; }; f 11");

        assertThat(result.exitCode() == 137 || result.output().contains("Cannot fork"))
                .as("exit code " + result.exitCode() + ", " + result.output())
                .isTrue();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ProcessHandle.current().descendants().count() < 20);
    }

    @Test
    void startsNoMoreProcessesThanItsLimitOneByOne() {
        Result result = run("i=0; while [ $i -lt 1000 ]; do sleep 5 & i=$((i+1)); done; echo survived");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).doesNotContain("survived");
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

        assertThat(result.output()).doesNotContain("survived");
    }

    /** At most 800 MiB, should nothing stop it. */
    @ParameterizedTest
    @CsvSource({"., head -c 8M /dev/zero", "$LOCKSTEP_CACHE, head -c 8M /dev/zero", "., head -c 8M /dev/urandom"})
    void fillsNoDiskWithManyFiles(String folder, String content) throws Exception {
        Result result = run(
                "cd \"" + folder + "\"; i=0; while [ $i -lt 100 ]; do " + content
                        + " > f$i; i=$((i+1)); done; sleep 10; echo survived",
                diskOf(64 * MIB));

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("[stopped: the workspace and the project's cache hold more than 64 MiB");
    }

    /** Below a path that no call can name the agent sees nothing. */
    @Test
    void fillsNoDiskWhereTheAgentCannotLook() {
        Result result = run(
                "d=$(printf %0100d 0); i=0; while [ $i -lt 60 ]; do mkdir $d && cd -P $d || exit 1; i=$((i+1)); done"
                        + "; i=0; while [ $i -lt 50 ]; do head -c 8M /dev/urandom > f$i; i=$((i+1)); done; sleep 10",
                diskOf(64 * MIB));

        run("rm -rf 0*");
        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("can't all be seen");
    }

    @Test
    void fillsNoDiskWithFilesThatAreDeletedAlready() {
        Result result = run(
                "for i in 1 2 3 4 5 6 7 8; do (exec 3>f$i; rm f$i; head -c 50M /dev/urandom >&3; sleep 10; :) & done; wait",
                diskOf(64 * MIB));

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("can't all be seen");
    }

    @Test
    void fillsNoDiskWithFilesThatAreEmpty() {
        Result result = run(
                "i=0; while [ $i -lt 3000 ]; do : > f$i; i=$((i+1)); done; sleep 10; echo survived", diskOf(8 * MIB));

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("hold more than 8 MiB");
    }

    @Test
    void floodsNothingWithItsOutput() {
        Result result = run("head -c 300M /dev/zero | tr '\\0' x");

        assertThat(result.truncated()).isTrue();
        assertThat(result.output().length()).isLessThan(LIMITS.outputBytes() + 200);
    }

    @Test
    void leavesNothingRunningInASessionOfItsOwn() {
        Result result = run(
                "setsid sh -c 'sleep 1; echo late > late' >/dev/null 2>&1 & setsid -f sleep 317; (sleep 318 &) ; echo ended");

        assertThat(result.exitCode()).isZero();
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !Files.exists(workspace.resolve("late")));
        assertThat(ProcessHandle.allProcesses().flatMap(p -> p.info().commandLine().stream()))
                .noneMatch(line -> line.matches(".*sleep 31[78]"));
    }
}

package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Request;
import dev.lockstep.agent.commands.CommandRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every runner owes its callers, whatever it locks a command up with. */
@Timeout(60)
abstract class CommandRunnerContract {
    static final long MIB = 1 << 20;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 512 * MIB, 2_048 * MIB, 200, 64 * 1024);

    Path folder;
    Path workspace;
    Path cache;

    abstract CommandRunner runner();

    @BeforeEach
    void makeFolders(@TempDir Path empty) throws Exception {
        folder = empty;
        workspace = Files.createDirectory(folder.resolve("workspace"));
        cache = Files.createDirectory(folder.resolve("cache"));
    }

    Result run(String command) {
        return run(command, LIMITS);
    }

    Result run(String command, Limits limits) {
        return runner().run(new Request(workspace, cache, command, false, limits));
    }

    @Test
    void returnsTheExitCodeAndBothStreamsAsTheyCame() {
        Result result = run("echo one; echo two >&2; echo three; exit 7");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("one\ntwo\nthree\n");
        assertThat(result.timedOut()).isFalse();
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void runsInTheWorkspaceAndMayWriteThereAndInTheCache() {
        Result result = run("echo made > here && echo kept > \"$LOCKSTEP_CACHE/there\"");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(workspace.resolve("here")).hasContent("made");
        assertThat(cache.resolve("there")).hasContent("kept");
    }

    @Test
    void passesNothingOfTheAgentsEnvironmentOn() {
        Result result = run("env | cut -d= -f1 | sort | tr '\\n' ' '");

        assertThat(result.output().split(" "))
                .containsOnly(
                        "HOME",
                        "JAVA_HOME",
                        "LANG",
                        "LOCKSTEP_CACHE",
                        "PATH",
                        "PWD",
                        "PYTHONPYCACHEPREFIX",
                        "TERM",
                        "XDG_CACHE_HOME");
    }

    @Test
    void givesTheCommandNoInput() {
        Result result = run("cat; echo done");

        assertThat(result.output()).isEqualTo("done\n");
    }

    @Test
    void runsTheAgentsOwnJdk() {
        Result result = run("java -version && javac -version");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains(Runtime.version().toString());
    }

    @Test
    void stopsACommandForItsTimeWithExitCode124() {
        Result result = run("echo begun; sleep 60", within(Duration.ofMillis(500)));

        assertThat(result.exitCode()).isEqualTo(124);
        assertThat(result.timedOut()).isTrue();
        assertThat(result.output()).startsWith("begun\n").contains("[stopped: it ran longer than");
        assertThat(result.millis()).isBetween(500L, 10_000L);
    }

    @Test
    void keepsHeadAndTailOfLongOutput() {
        Result result = run("echo first; seq 1 100000; echo last");

        assertThat(result.truncated()).isTrue();
        assertThat(result.output())
                .startsWith("first\n1\n2\n")
                .endsWith("100000\nlast\n")
                .contains(" bytes left out]");
        assertThat(result.output().length()).isLessThan(LIMITS.outputBytes() + 100);
    }

    @Test
    void survivesEndlessOutput() {
        Result result = run("yes", within(Duration.ofSeconds(1)));

        assertThat(result.timedOut()).isTrue();
        assertThat(result.truncated()).isTrue();
        assertThat(result.output().length()).isLessThan(LIMITS.outputBytes() + 200);
    }

    @Test
    void returnsUnicodeWithoutNulWhateverTheCommandPrints() {
        Result result = run("printf 'a\\000b\\377c \\303\\244'");

        assertThat(result.output()).isEqualTo("a\\0b\uFFFDc ä");
    }

    @Test
    void killsWhatACommandLeftInTheBackground() {
        Result result = run("(sleep 2; echo late > late) & sleep 300 & echo ended");

        assertThat(result.output()).isEqualTo("ended\n");
        assertThat(result.millis()).isLessThan(2_000);
        await().during(Duration.ofMillis(2_500))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !Files.exists(workspace.resolve("late")));
    }

    @Test
    void killsTheCommandWhenTheCallerIsInterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                run("touch begun; while true; do date +%N > beat; done");
            } catch (CancellationException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        await().until(() -> Files.exists(workspace.resolve("beat")));

        caller.interrupt();

        assertThat(interrupted.join()).isTrue();
        String last = Files.readString(workspace.resolve("beat"));
        await().during(Duration.ofMillis(300))
                .until(() -> Files.readString(workspace.resolve("beat")).equals(last));
    }

    @Test
    void stopsAMemoryHog() throws Exception {
        Files.writeString(workspace.resolve("Hog.java"), JAVA_HOG);

        Result result = run("java -Xmx4g Hog.java");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("[stopped: it used more than 512 MiB of memory]");
    }

    @Test
    void stopsAMemoryHogOfManyProcesses() {
        // The last command of each shell is not the sleep: a shell may become its last command, and forget the text.
        Result result = run(
                "for i in 1 2 3 4 5 6 7 8; do (x=$(head -c 100M /dev/zero | tr '\\0' x); sleep 20; :) & done; wait");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("MiB of memory");
    }

    @Test
    void letsAJvmUse256Megabytes() throws Exception {
        Files.writeString(workspace.resolve("Fill.java"), JAVA_FILL);

        Result result = run("java -Xmx256m Fill.java");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("held 150 MiB");
    }

    @Test
    void stopsTooManyProcesses() {
        Result result = run("for i in $(seq 400); do sleep 20 & done; sleep 20");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.timedOut()).isFalse();
        assertThat(result.millis()).isLessThan(15_000);
    }

    @Test
    void boundsTheSizeOfAFile() {
        Result result = run("head -c 1100M /dev/zero > big");

        assertThat(result.exitCode()).isNotZero();
        assertThat(workspace.resolve("big").toFile().length()).isLessThanOrEqualTo(1L << 30);
    }

    @Test
    void namesTheFolderWhenThereIsNoSuchWorkspace() {
        assertThatThrownBy(() -> new Request(folder.resolve("nowhere"), cache, "true", false, LIMITS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    static Limits within(Duration time) {
        return new Limits(time, LIMITS.memoryBytes(), LIMITS.diskBytes(), LIMITS.processes(), LIMITS.outputBytes());
    }

    static final String JAVA_HOG = """
            import java.util.*;
            class Hog {
                public static void main(String[] args) {
                    List<byte[]> held = new ArrayList<>();
                    while (true) { byte[] b = new byte[1 << 20]; Arrays.fill(b, (byte) 1); held.add(b); }
                }
            }
            """;

    private static final String JAVA_FILL = """
            import java.util.*;
            class Fill {
                public static void main(String[] args) throws Exception {
                    List<byte[]> held = new ArrayList<>();
                    for (int i = 0; i < 600; i++) { byte[] b = new byte[256 << 10]; Arrays.fill(b, (byte) 1); held.add(b); }
                    List<Thread> threads = new ArrayList<>();
                    for (int i = 0; i < 50; i++) { threads.add(Thread.ofPlatform().start(() -> { synchronized (held) { held.size(); } })); }
                    for (Thread t : threads) { t.join(); }
                    System.out.println("held " + held.size() / 4 + " MiB");
                }
            }
            """;
}

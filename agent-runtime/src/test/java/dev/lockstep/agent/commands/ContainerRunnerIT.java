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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a container's runner asks of an engine, by a client that writes it down. A real engine is tested where one is. */
@Timeout(60)
class ContainerRunnerIT {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 512L << 20, 1L << 30, 200, 64 * 1024);

    private Path folder;
    private Path workspace;
    private Path cache;
    private FakeEngine engine;

    @BeforeEach
    void makeFolders(@TempDir Path empty) throws Exception {
        folder = empty;
        workspace = Files.createDirectory(folder.resolve("workspace"));
        cache = Files.createDirectory(folder.resolve("cache"));
        engine = FakeEngine.in(folder.resolve("bin"), "docker");
    }

    private ContainerRunner runner() {
        return ContainerRunner.probe(engine.answering(), Optional.of("tools:1"), List.of(), Map.of());
    }

    private Result run(String command, boolean network, Duration time) {
        Limits limits =
                new Limits(time, LIMITS.memoryBytes(), LIMITS.diskBytes(), LIMITS.processes(), LIMITS.outputBytes());
        return runner().run(new Request(workspace, cache, command, network, limits));
    }

    private List<String> lastRun() throws Exception {
        String last = engine.calls().stream()
                .filter(call -> call.startsWith("run "))
                .toList()
                .getLast();
        return List.of(last.split(" ", -1));
    }

    @Test
    void locksTheContainerUpAndShowsItOnlyWorkspaceAndCache() throws Exception {
        String user = Files.getAttribute(workspace, "unix:uid") + ":" + Files.getAttribute(workspace, "unix:gid");

        run("./test", false, LIMITS.time());

        List<String> line = lastRun();
        assertThat(line)
                .contains(
                        "--rm",
                        "--pull=never",
                        "--network=none",
                        "--read-only",
                        "--cap-drop=ALL",
                        "--security-opt=no-new-privileges",
                        "--pids-limit=200",
                        "--memory=536870912",
                        "--memory-swap=536870912",
                        "--log-driver=none",
                        "--user=" + user,
                        "--shm-size=134217728",
                        "--workdir=/workspace",
                        "--env=HOME=/cache")
                .endsWith("--entrypoint=/bin/sh", "tools:1", "-c", "./test");
        assertThat(line.stream().filter(argument -> argument.startsWith("--mount=")))
                .containsExactly(
                        "--mount=type=bind,source=" + workspace + ",target=/workspace",
                        "--mount=type=bind,source=" + cache + ",target=/cache");
        assertThat(line)
                .anyMatch(argument -> argument.startsWith("--tmpfs=/tmp:") && argument.endsWith(",size=134217728"))
                .noneMatch(argument -> argument.startsWith("--env=PATH") || argument.startsWith("--privileged"));
    }

    @Test
    void grantsTheNetworkToWhatMayHaveItAlone() throws Exception {
        run("fetch", true, LIMITS.time());

        assertThat(lastRun()).noneMatch(argument -> argument.startsWith("--network"));
    }

    @Test
    void showsAGitFolderToReadAloneAndRefusesALink() throws Exception {
        Files.createDirectory(workspace.resolve(".git"));
        run("true", false, LIMITS.time());
        assertThat(lastRun())
                .contains("--mount=type=bind,source=" + workspace + "/.git,target=/workspace/.git,readonly");

        Files.delete(workspace.resolve(".git"));
        Files.createSymbolicLink(workspace.resolve(".git"), cache);

        assertThatThrownBy(() -> run("true", false, LIMITS.time()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining(".git");
    }

    @Test
    void showsTheOperatorsPathsAndVariables() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools,\"a\""));
        ContainerRunner runner = ContainerRunner.probe(
                engine.answering(),
                Optional.of("tools:1"),
                List.of(tools, folder.resolve("missing")),
                Map.of("TOOLS", "/opt/tools"));

        runner.run(new Request(workspace, cache, "true", false, LIMITS));

        String quoted = tools.toString().replace("\"", "\"\"");
        assertThat(String.join(" ", lastRun()))
                .contains(
                        "--mount=type=bind,\"source=" + quoted + "\",\"target=" + quoted + "\",readonly",
                        "--env=TOOLS=/opt/tools")
                .doesNotContain("missing");
    }

    @Test
    void keepsFilesTheAgentsUnderARootlessEngine() throws Exception {
        engine.with("info", "[name=rootless name=seccomp]\n");
        run("true", false, LIMITS.time());
        assertThat(lastRun()).contains("--user=0:0");

        engine = FakeEngine.in(folder.resolve("bin"), "podman").with("info", "true\n");
        run("true", false, LIMITS.time());
        assertThat(lastRun()).contains("--userns=keep-id");
        assertThat(engine.calls()).anyMatch(call -> call.contains("{{.Host.Security.Rootless}}"));
    }

    @Test
    void returnsExitCodeAndOutput() {
        Result result = run("echo one; echo two >&2; exit 7", false, LIMITS.time());

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo("one\ntwo\n");
    }

    @Test
    void aTimeoutKillsTheContainerByItsNameAndRemovesIt() throws Exception {
        Result result = run("echo begun; while true; do date +%N > beat; done", false, Duration.ofMillis(700));

        assertThat(result.exitCode()).isEqualTo(124);
        assertThat(result.output()).startsWith("begun\n").contains("[stopped: it ran longer than");
        String name = lastRun().stream()
                .filter(argument -> argument.startsWith("--name="))
                .map(argument -> argument.substring("--name=".length()))
                .findFirst()
                .orElseThrow();
        assertThat(engine.calls()).contains("kill " + name, "rm --force " + name);
        assertNothingBeats();
    }

    @Test
    void anInterruptedCallerKillsTheContainerToo() throws Exception {
        ContainerRunner runner = runner();
        CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                runner.run(new Request(workspace, cache, "while true; do date +%N > beat; done", false, LIMITS));
            } catch (CancellationException e) {
                cancelled.complete(true);
            }
        });
        await().until(() -> Files.exists(workspace.resolve("beat")));

        caller.interrupt();

        assertThat(cancelled.join()).isTrue();
        assertNothingBeats();
    }

    private void assertNothingBeats() throws Exception {
        String last = Files.readString(workspace.resolve("beat"));
        await().during(Duration.ofMillis(300))
                .until(() -> Files.readString(workspace.resolve("beat")).equals(last));
    }

    @Test
    void saysWhatAKilledCommandMayHaveDone() {
        assertThat(run("exit 137", false, LIMITS.time()).output()).contains("more than 512 MiB of memory");
    }

    @Test
    void theClientSeesNothingOfTheAgentsEnvironmentButTheWayToItsEngine() throws Exception {
        run("true", false, LIMITS.time());

        assertThat(engine.environment())
                .contains("PATH")
                .isSubsetOf("PATH", "HOME", "PWD", "OLDPWD", "SHLVL", "_", "TMPDIR", "DOCKER_HOST", "XDG_RUNTIME_DIR");
    }

    @Test
    void anEngineThatFailsIsNoRunOfTheCommand() throws Exception {
        ContainerRunner runner = runner();
        engine.with("full", "");

        assertThatThrownBy(() -> runner.run(new Request(workspace, cache, "true", false, LIMITS)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("no space left");
    }

    @Test
    void refusesWithoutAnImageAndNamesTheSetting() {
        assertThatThrownBy(() -> ContainerRunner.probe(engine.answering(), Optional.empty(), List.of(), Map.of()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContainingAll("lockstep.commands.image", "LOCKSTEP_SANDBOX_IMAGE");
    }

    @Test
    void refusesAnImageThatIsNotThereAndSaysHowToGetIt() {
        assertThatThrownBy(() -> ContainerRunner.probe(engine.answering(), Optional.of("tools:2"), List.of(), Map.of()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContainingAll("tools:2", "docker pull tools:2");
    }

    @Test
    void refusesAnEngineThatDoesNotAnswerInTime() throws Exception {
        engine.with("slow", "");

        assertThatThrownBy(() -> engine.answering())
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("did not answer within 3 s");
    }

    @Test
    void refusesAnEngineThatIsDownOrMissing() throws Exception {
        engine.with("dead", "");
        assertThatThrownBy(() -> engine.answering()).hasMessageContaining("Cannot connect to the daemon.");

        String missing = folder.resolve("nowhere/docker").toString();
        assertThatThrownBy(() -> ContainerEngine.answering(missing))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void refusesAnEngineThatDoesNotShareTheAgentsFolders() throws Exception {
        engine.with("elsewhere", folder.resolve("bin").toString());

        assertThatThrownBy(this::runner)
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("does not write to this agent's folder");
    }

    @Test
    void refusesAnEngineThatStartsNoContainer() throws Exception {
        engine.with("full", "");

        assertThatThrownBy(this::runner)
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("could not be started");
    }
}

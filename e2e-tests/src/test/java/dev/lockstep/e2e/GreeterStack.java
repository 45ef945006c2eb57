package dev.lockstep.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.localstack.StackState.SignIn;
import dev.lockstep.localstack.script.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.URIish;

/** {@code lockstep up} in a user's folder, with the user's own provider and a little shell project of the user's. */
final class GreeterStack implements AutoCloseable {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path folder;
    private final ScriptedModel provider;
    private final LockstepCommand lockstep;
    private final Process up;

    GreeterStack(Path folder) {
        this.folder = folder;
        importProject();
        provider = ScriptedModel.start(resource("script"), 0);
        lockstep = new LockstepCommand(folder);
        up = lockstep.start(
                Map.of(
                        "LOCKSTEP_MODELS_DEFAULT_BASE_URL",
                        provider.baseUri().toString(),
                        "LOCKSTEP_MODELS_DEFAULT_API_KEY",
                        ScriptedModel.KEY,
                        "LOCKSTEP_MODELS_DEFAULT_MODEL",
                        "tiny"),
                "up");
        var ignored = await().atMost(Duration.ofMinutes(2))
                .until(() -> RunningStack.in(folder.resolve(".lockstep")), found -> found.isPresent() || !up.isAlive())
                .orElseThrow(() -> new AssertionError("up ended before it was ready; see " + folder));
    }

    private void importProject() {
        Path work = folder.resolve("work");
        try (Stream<Path> files = Files.walk(resource("project"))) {
            for (Path file : files.toList()) {
                Path copy = work.resolve(resource("project").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                    copy.toFile().setExecutable(copy.toString().endsWith("test.sh"));
                }
            }
            push(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void push(Path work) throws GitAPIException, URISyntaxException {
        Path bare = folder.resolve("greeter.git");
        try (Git origin = Git.init()
                        .setBare(true)
                        .setDirectory(bare.toFile())
                        .setInitialBranch("trunk")
                        .call();
                Git git = Git.init()
                        .setDirectory(work.toFile())
                        .setInitialBranch("trunk")
                        .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Greet the world")
                    .setAuthor("A user", "user@example.org")
                    .setSign(false)
                    .call();
            git.remoteAdd().setName("origin").setUri(new URIish(url())).call();
            git.push().setRemote("origin").add("trunk").call();
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(Optional.ofNullable(GreeterStack.class.getResource("/greeter/" + name))
                    .orElseThrow()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "file://" + folder.resolve("greeter.git");
    }

    LockstepCommand lockstep() {
        return lockstep;
    }

    /** As it is now: what was killed runs under another id. */
    RunningStack running() {
        return RunningStack.in(folder.resolve(".lockstep")).orElseThrow();
    }

    /** Waits until the cycle is in that state, at that stop where one is named; returns its view. */
    JsonNode awaitCycle(String cycle, String state, String stop) {
        try {
            return await().atMost(STEP).until(() -> view(cycle), view -> isAt(view, state, stop));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("Waited for " + state + " " + stop + ", but it is " + view(cycle), e);
        }
    }

    private JsonNode view(String cycle) {
        SignIn someone = running().state().people().getFirst();
        URI tracker = URI.create(String.valueOf(running().state().trackerUrl()));
        return new Caller(tracker, someone.token()).get("/api/cycles/{cycle}", cycle);
    }

    private static boolean isAt(JsonNode view, String state, String stop) {
        return view.path("state").asText().equals(state)
                && view.path("stop").path("name").asText("").equals(stop);
    }

    /** Presses Ctrl-C; returns the exit code. */
    int interrupt() {
        ProcessRun kill = ProcessRun.of(folder, Map.of(), STOP, List.of("kill", "-INT", Long.toString(up.pid())));
        try {
            if (kill.exit() != 0 || !up.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("up did not end: " + kill);
            }
            return up.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (up.isAlive()) {
            interrupt();
        }
        provider.close();
    }
}

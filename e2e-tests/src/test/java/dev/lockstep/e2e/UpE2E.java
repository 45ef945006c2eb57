package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A user's own stack, model and project, from {@code lockstep up} to Ctrl-C, by the commands as they are typed; the tests follow one cycle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpE2E {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;
    private static final int INTERRUPTED = 130;

    private GreeterStack stack;
    private LockstepCommand lockstep;
    private String cycle = "";

    @BeforeAll
    void up(@TempDir Path folder) {
        Sandbox.require();
        stack = new GreeterStack(folder);
        lockstep = stack.lockstep();
    }

    @AfterAll
    void down() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void withoutAModelUpRefusesAndSaysHowToNameOne(@TempDir Path elsewhere) {
        ProcessRun run = new LockstepCommand(elsewhere).run("up");

        assertThat(run.exit()).isEqualTo(USAGE);
        assertThat(run.err()).contains("--model-url", "LOCKSTEP_MODELS_DEFAULT_BASE_URL", "lockstep demo");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    @Order(2)
    void aSecondUpOnTheSameDataIsRefused() {
        stack.running().runs();

        ProcessRun run = lockstep.run("up", "--model-url", "http://127.0.0.1:1/v1", "--model", "none");

        assertThat(run.exit()).isEqualTo(UNREACHABLE);
        assertThat(run.err()).contains("running", "already");
        stack.running().runs();
    }

    @Test
    @Order(3)
    void aProjectIsAddedOnce() {
        JsonNode added = lockstep.json(
                "project",
                "add",
                "greeter",
                stack.url(),
                "--command",
                "test=./test.sh",
                "--command",
                "scan=! grep -E 'curl|wget' greet.sh");
        ProcessRun again = lockstep.run("project", "add", "greeter", stack.url());
        JsonNode listed = lockstep.json("project", "list");

        assertThat(added.path("defaultBranch").asText()).isEqualTo("trunk");
        assertThat(again.exit()).isEqualTo(REFUSED);
        assertThat(listed.path("items"))
                .singleElement()
                .satisfies(project -> assertThat(project.path("name").asText()).isEqualTo("greeter"));
    }

    @Test
    @Order(4)
    void aRequestComesAsTextFromAFileOrFromStandardInput() {
        String request = GreeterStack.resource("request.md").toString();
        String names = GreeterStack.resource("names.txt").toString();

        JsonNode text = lockstep.json("start", "greeter", "Greet in Latin");
        JsonNode file = lockstep.json("start", "greeter", "--file", request, "--attach", names, "--title", "By name");
        ProcessRun stdin = lockstep.runWithInput("Greet in Greek\nand politely", "start", "greeter", "-o", "json");

        cycle = file.path("id").asText();
        assertThat(text.path("title").asText()).isEqualTo("Greet in Latin");
        assertThat(file.path("title").asText()).isEqualTo("By name");
        JsonNode third = Json.read(stdin.out(), JsonNode.class);
        assertThat(third.path("title").asText()).isEqualTo("Greet in Greek");
        assertThat(lockstep.run("start", "greeter", " ").exit()).isEqualTo(USAGE);
        assertThat(lockstep.run("start", "nobody", "Hello").exit()).isEqualTo(REFUSED);
        for (JsonNode other : List.of(text, third)) {
            assertThat(lockstep.json("cancel", other.path("id").asText(), "-m", "Not now", "--as", "requester")
                            .path("state")
                            .asText())
                    .isEqualTo("CANCELLED");
        }
    }

    @Test
    @Order(5)
    void theSpecificationIsAskedForRefinedAndApprovedByItsDigest() {
        stack.awaitCycle(cycle, "ASKING", "");
        assertThat(lockstep.json("inbox", "--as", "product-owner").path("items"))
                .anySatisfy(item -> assertThat(item.path("kind").asText()).isEqualTo("question"));
        assertThat(lockstep.run("approve", cycle, "--yes", "--as", "product-owner")
                        .exit())
                .isEqualTo(REFUSED);
        lockstep.json("answer", cycle, "Q1=No, the world is greeted then", "--accept", "Q2", "--as", "requester");

        stack.awaitCycle(cycle, "STOPPED", "spec-approval");
        lockstep.json(
                "request-changes", cycle, "-m", "Say what happens without a name", "--yes", "--as", "product-owner");
        stack.awaitCycle(cycle, "STOPPED", "spec-approval");
        assertThat(lockstep.run("show", cycle, "docs/product-spec.md").out()).contains("id: AC1", "id: AC4");
        ProcessRun shown = lockstep.run("approve", cycle, "--as", "product-owner");
        assertThat(shown.exit()).isEqualTo(USAGE);
        String digest = lockstep.json("show", cycle, "spec-approval")
                .path("subjectDigest")
                .asText();
        assertThat(shown.err()).contains(digest, "docs/product-spec.md");
        assertThat(approve("product-owner", "--digest", "0123456789")).isEqualTo(REFUSED);
        assertThat(approve("requester", "--digest", digest)).isEqualTo(REFUSED);
        assertThat(approve("product-owner", "--digest", digest.substring(0, 12)))
                .isEqualTo(DONE);
    }

    @Test
    @Order(6)
    void aFailedSessionIsRetriedAndAPhaseIsReturned() {
        JsonNode failed = stack.awaitCycle(cycle, "FAILED", "");
        assertThat(failed.toString()).contains("does not say what an empty name is");
        lockstep.json("retry", cycle, "s2", "--as", "operator");

        stack.awaitCycle(cycle, "STOPPED", "architecture-checkpoint");
        lockstep.json(
                "return",
                cycle,
                "product-specification",
                "-m",
                "An empty name is no name: say so",
                "--yes",
                "--as",
                "tech-lead");
        approveAt("spec-approval", "product-owner");
        JsonNode returned = approveAt("architecture-checkpoint", "tech-lead");

        assertThat(returned.path("sessions"))
                .filteredOn(session -> session.path("stale").asBoolean())
                .extracting(session -> session.path("id").asText())
                .containsExactly("s1", "s2");
    }

    @Test
    @Order(7)
    void aBlockerShutsItsStopUntilItIsWaived() {
        approveAt("implementation-approval", "tech-lead");
        approveAt("implementation-checkpoint", "tech-lead");
        stack.awaitCycle(cycle, "STOPPED", "build-verification-checkpoint");
        assertThat(approve("tech-lead", "--yes")).isEqualTo(REFUSED);
        lockstep.json("waive", cycle, "F1", "-m", "Our shells greet a dash well", "--as", "tech-lead");
        approveAt("build-verification-checkpoint", "tech-lead");
        approveAt("testing-checkpoint", "tech-lead");
    }

    @Test
    @Order(8)
    void theRequesterVerifiesAndTheOperatorHasItMerged(@TempDir Path folder) throws GitAPIException {
        stack.awaitCycle(cycle, "STOPPED", "user-verification");
        assertThat(lockstep.run(
                                "verify",
                                cycle,
                                "AC1=pass",
                                "AC2=pass",
                                "AC3=pass",
                                "AC4=fail:too loud",
                                "--as",
                                "requester")
                        .exit())
                .isEqualTo(REFUSED);
        ProcessRun shown = lockstep.run("show", cycle, "user-verification");
        assertThat(shown.out())
                .contains("AC1  When a name is given", "git clone --branch lockstep/" + cycle, "./test.sh");
        assertThat(lockstep.run("verify", cycle, "AC1=pass", "AC2=pass", "AC3=pass", "AC4=pass", "--as", "requester")
                        .exit())
                .isEqualTo(USAGE);
        lockstep.json("verify", cycle, "AC1=pass", "AC2=pass", "AC3=pass", "AC4=pass", "--yes", "--as", "requester");
        approveAt("deployment-approval", "operator");
        approveAt("post-mortem-checkpoint", "product-owner");
        stack.awaitCycle(cycle, "CLOSED", "");

        Git.cloneRepository()
                .setURI(stack.url())
                .setDirectory(folder.toFile())
                .call()
                .close();
        Duration bound = Duration.ofSeconds(30);
        assertThat(ProcessRun.of(folder, Map.of(), bound, List.of("./test.sh")).out())
                .contains("passed: tests/name.sh", "passed: tests/hostile.sh", "passed: tests/world.sh");
        assertThat(ProcessRun.of(folder, Map.of(), bound, List.of("sh", "greet.sh", "Ada"))
                        .out())
                .isEqualTo("Hello, Ada\n");
        assertThat(lockstep.json("status", cycle).path("state").asText()).isEqualTo("CLOSED");
        assertThat(lockstep.run("show", cycle, "s1").out()).contains("I read what greets today.");
        assertThat(lockstep.json("inbox", "--as", "operator").path("items")).isEmpty();
    }

    @Test
    @Order(9)
    void whatIsKilledComesBack() {
        for (String part : List.of("engineer-agent", "kafka", "tracker-service")) {
            long killed = stack.running().pid(part);
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofMinutes(1)).until(() -> stack.running().pid(part) != killed);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> lockstep.run("status", cycle).exit() == DONE);
    }

    @Test
    @Order(10)
    void ctrlCLeavesNothingRunning() {
        RunningStack running = stack.running();
        running.runs();

        int exit = stack.interrupt();

        assertThat(exit).isEqualTo(INTERRUPTED);
        running.isGone();
        assertThat(lockstep.run("status").exit()).isEqualTo(UNREACHABLE);
    }

    private int approve(String person, String... how) {
        String[] command = new String[4 + how.length];
        System.arraycopy(new String[] {"approve", cycle, "--as", person}, 0, command, 0, 4);
        System.arraycopy(how, 0, command, 4, how.length);
        return lockstep.run(command).exit();
    }

    /** Waits for the stop, approves what is there, and returns the view after it. */
    private JsonNode approveAt(String stop, String person) {
        stack.awaitCycle(cycle, "STOPPED", stop);
        return lockstep.json("approve", cycle, stop, "--yes", "--as", person);
    }
}

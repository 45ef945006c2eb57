package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, run as the README says. */
class DemoE2E {
    private static final List<String> COUNTS =
            List.of("sessions", "legs", "turns", "questions", "tokens", "commits", "seconds");

    @Test
    void theDemoTakesARequestToMergedCodeAndLeavesNothingRunning(@TempDir Path folder) {
        Sandbox.require();
        LockstepCommand lockstep = new LockstepCommand(folder);

        CompletableFuture<ProcessRun> ending = CompletableFuture.supplyAsync(() -> lockstep.run("demo", "-o", "json"));
        RunningStack stack = await().atMost(Duration.ofMinutes(2))
                .until(() -> stackOf(folder), found -> found.isPresent() || ending.isDone())
                .orElseThrow(() -> new AssertionError("It ended before its stack was ready: " + ending.join()));
        stack.runs();
        ProcessRun run = ending.join();

        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode summary = Json.read(run.out().lines().toList().getLast(), JsonNode.class);
        tellsTheWholeCycle(summary);
        MergedResult result = new MergedResult(
                Path.of(summary.path("repository").asText()),
                summary.path("cycle").asText());
        result.holdsTheChange();
        result.passesItsTests();
        stack.isGone();
    }

    private static Optional<RunningStack> stackOf(Path folder) throws IOException {
        Path runs = folder.resolve(".lockstep");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(run -> RunningStack.in(run.resolve("stack")))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    private static void tellsTheWholeCycle(JsonNode summary) {
        assertThat(summary.path("state").asText()).isEqualTo("CLOSED");
        assertThat(summary.path("phases"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "product-specification",
                        "architecture",
                        "implementation-planning",
                        "implementation",
                        "build-verification",
                        "testing",
                        "user-verification",
                        "final-verification",
                        "post-mortem");
        assertThat(summary.path("gates"))
                .extracting(gate -> gate.path("name").asText() + " by "
                        + gate.path("approvers").get(0).asText())
                .containsExactly(
                        "spec-approval by product-owner",
                        "implementation-approval by tech-lead",
                        "user-verification by requester",
                        "deployment-approval by operator");
        assertThat(summary.path("gates"))
                .allSatisfy(gate -> assertThat(gate.path("digest").asText()).matches("[0-9a-f]{64}"));
        assertThat(COUNTS)
                .allSatisfy(count ->
                        assertThat(summary.path(count).asDouble()).as(count).isPositive());
    }
}

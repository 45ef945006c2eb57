package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.Json;
import dev.lockstep.localstack.StackState.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed stack leaves behind, and what the next one does about it. */
class LeftoversIT {
    /** Runs a stack of stand-ins until it is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws InterruptedException {
            Stack.start(StackIT.options(Path.of(args[0]), HealthyService.class));
            Thread.currentThread().join();
        }
    }

    @Test
    void afterAKillTheServicesEndByThemselvesAndTheNextStartEndsTheDatabase(@TempDir Path data) throws Exception {
        Process victim = startVictim(data);
        StackState state = awaitReady(data, victim);
        Running database = process(state, "postgresql");

        victim.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(25)).until(() -> state.processes().stream()
                .filter(process -> !process.name().equals("postgresql"))
                .allMatch(process -> Leftovers.handle(process).isEmpty()));
        assertThat(Leftovers.handle(database))
                .as("the database outlives its parent")
                .isPresent();
        try (Stack next = Stack.start(StackIT.options(data, HealthyService.class))) {
            assertThat(Leftovers.handle(database)).isEmpty();
            assertThat(next.parts()).allMatch(Part::isRunning);
        }
    }

    @Test
    void aProcessThatOnlyReusesTheIdIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder("cat").start();
        try {
            Running recorded =
                    new Running("kafka", stranger.pid(), Instant.now().minusSeconds(3600));

            List<String> ended = Leftovers.end(List.of(recorded));

            assertThat(ended).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aRecordedProcessIsEnded() throws IOException {
        Process left = new ProcessBuilder("cat").start();
        Running recorded =
                new Running("kafka", left.pid(), left.info().startInstant().orElseThrow());

        List<String> ended = Leftovers.end(List.of(recorded));

        assertThat(ended).containsExactly("kafka");
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aTakenPortIsPassedOver(@TempDir Path data) throws IOException {
        try (var taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            StackOptions wanted = StackIT.options(data, HealthyService.class).withPort(taken.getLocalPort());

            try (Stack stack = Stack.start(wanted)) {
                assertThat(stack.trackerUrl().getPort()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    private static Process startVictim(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        data.toString())
                .inheritIO()
                .start();
    }

    private static StackState awaitReady(Path data, Process victim) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            assertThat(victim.isAlive()).isTrue();
                            Path file = data.resolve("stack.json");
                            return Files.exists(file) ? Json.read(Files.readAllBytes(file), StackState.class) : null;
                        },
                        state -> state != null && state.ready());
    }

    private static Running process(StackState state, String name) {
        return state.processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

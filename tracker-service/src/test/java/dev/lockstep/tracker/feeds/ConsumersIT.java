package dev.lockstep.tracker.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's consumers, run as they stand there. */
@QuarkusTest
class ConsumersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path EXAMPLES = Path.of("..", "docs", "examples");

    @Inject
    LogReaders readers;

    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void requirePython() {
        if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
            String lack = "python3 is not in /usr/bin (apt-get install python3); the guide's consumers are not tried";
            if ("true".equals(System.getenv("CI"))) {
                fail(lack);
            }
            System.err.println("SKIPPED: " + lack);
            Assumptions.abort(lack);
        }
    }

    @AfterEach
    void stop() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    /** Starts a consumer, and returns the file that it prints to. */
    private Path start(Path folder, Map<String, String> environment, String... command) throws IOException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(printed.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        started.add(builder.start());
        return printed;
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toAbsolutePath().normalize().toString();
    }

    private static void awaitPrinted(Path file, LiveCycle cycle) {
        long events = cycle.standing().sequence();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Files.readString(file)
                        .lines()
                        .filter(line -> line.contains(cycle.id().toString()))
                        .toList())
                .hasSize((int) events)
                .first()
                .asString()
                .contains("dev.lockstep.cycle-requested.v1"));
    }

    @Test
    void theConsumerOfTheTopicPrintsEachEventOnce(@TempDir Path folder) throws Exception {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        Path tool = folder.resolve("kafka-console-consumer.sh");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "#!/bin/sh\nexec '%s' -cp '%s' org.apache.kafka.tools.consumer.ConsoleConsumer \"$@\"\n"
                .formatted(java, System.getProperty("java.class.path"));
        Files.writeString(tool, script, UTF_8);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        String path = folder + File.pathSeparator + System.getenv("PATH");

        Path printed = start(
                folder,
                Map.of("PATH", path),
                "sh",
                example("follow-kafka.sh"),
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));

        awaitPrinted(printed, cycle);
    }

    @Test
    void theConsumerOfTheStreamPrintsEachEvent(@TempDir Path folder) throws Exception {
        String tracker = ConfigProvider.getConfig().getValue("test.url", String.class);
        long before = readers.open();
        Path printed = start(
                folder,
                Map.of(),
                "/usr/bin/python3",
                example("follow_stream.py"),
                tracker.replaceAll("/$", ""),
                Someone.VIEWER.token());
        await().atMost(PATIENCE).until(() -> readers.open() > before);

        LiveCycle cycle = LiveCycle.begun(TestProject.added());

        awaitPrinted(printed, cycle);
    }

    @Test
    void theReceiverOfAWebhookPrintsWhatIsGenuineAndRefusesTheRest(@TempDir Path folder) throws Exception {
        TestProject project = TestProject.added();
        int port = freePort();
        Response created = Someone.OPERATOR.post(
                Map.of("url", "http://127.0.0.1:" + port + "/", "project", project.name()), "/api/webhooks");
        JsonNode webhook = Json.read(created.asByteArray(), JsonNode.class);
        String id = webhook.path("id").asText();
        try {
            Path printed = start(
                    folder,
                    Map.of(),
                    "/usr/bin/python3",
                    example("receive_webhook.py"),
                    Integer.toString(port),
                    webhook.path("secret").asText());
            await().atMost(PATIENCE).until(() -> isOpen(port));

            LiveCycle cycle = LiveCycle.begun(project);

            awaitPrinted(printed, cycle);
            assertThat(RestAssured.given()
                            .header("webhook-id", cycle.id() + "-1")
                            .header("webhook-timestamp", "1")
                            .header("webhook-signature", "v1,forged")
                            .body("{}")
                            .post("http://127.0.0.1:" + port + "/")
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            Someone.OPERATOR.request().delete("/api/webhooks/" + id).then().statusCode(204);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

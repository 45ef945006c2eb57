package dev.lockstep.tracker.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the tracker needs and does not have makes it not ready, by name and in time; it stays alive all the same. */
@QuarkusTest
class ReadinessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PROBE = Probe.PATIENCE.plusSeconds(2);

    private static Response ready() {
        return RestAssured.get("/q/health/ready");
    }

    private static String status(Response health, String check) {
        JsonNode checks = Json.read(health.asByteArray(), JsonNode.class).path("checks");
        for (JsonNode one : checks) {
            if (one.path("name").asText().equals(check)) {
                return one.path("status").asText();
            }
        }
        return "MISSING";
    }

    private static void awaitDown(String check) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Response health = ready();
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(status(health, check)).isEqualTo("DOWN");
        });
        assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static void awaitReady() {
        await().atMost(PATIENCE).until(() -> ready().statusCode() == 200);
    }

    @Test
    void anEventThatWaitsForTooLongMakesTheRelayDown() throws Exception {
        TestProject project = TestProject.added();
        awaitReady();
        Database.change("update relay set holder = 'another', held_until = now() + interval '1 hour'");
        try {
            LiveCycle.begun(project);

            awaitDown("relay");
        } finally {
            Database.change("update relay set held_until = now()");
        }
        awaitReady();
    }

    /** All processes of the database stand still, as on a host that swaps: connections stay open and nothing answers. */
    @Test
    void aDatabaseThatHangsIsDown() throws Exception {
        awaitReady();
        List<ProcessHandle> processes = database();
        signal("-STOP", processes);
        try {
            awaitDown("database");
        } finally {
            signal("-CONT", processes);
        }
        awaitReady();
    }

    private static List<ProcessHandle> database() {
        long backend = Database.number("select pg_backend_pid()");
        ProcessHandle server =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants()).toList();
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws Exception {
        Stream<String> pids = processes.stream().map(process -> Long.toString(process.pid()));
        List<String> command = Stream.concat(Stream.of("kill", signal), pids).toList();
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void aDatabaseThatIsAwayIsDown() throws IOException {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:" + closedPort() + "/postgres");

        HealthCheckResponse response = new DatabaseCheck(away).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(response.getData().orElseThrow().get("why"))).contains("refused");
    }

    @Test
    void aBrokerThatAnswersIsUp() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);

        assertThat(broker(servers).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aBrokerThatIsAwayIsDown() throws IOException {
        assertThat(broker("127.0.0.1:" + closedPort()).getStatus()).isEqualTo(Status.DOWN);
    }

    /** The connection is taken, as by the kernel for a process that is stopped, and no answer comes. */
    @Test
    void aBrokerThatHangsIsDownInTime() throws IOException {
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();

            HealthCheckResponse response = broker("127.0.0.1:" + hung.getLocalPort());

            assertThat(response.getStatus()).isEqualTo(Status.DOWN);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROBE);
        }
    }

    private static HealthCheckResponse broker(String servers) {
        BrokerCheck check = new BrokerCheck(servers);
        try {
            return check.call();
        } finally {
            check.close();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

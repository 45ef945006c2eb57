package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.Json;
import dev.lockstep.localstack.script.ScriptedModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One stack, real servers, stand-in services; the tests go from reading to breaking. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {
    private static final Path BINARIES = Path.of("target/postgresql");
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private Path folder;
    private Stack stack;

    static StackOptions options(Path data, Class<?> agent) {
        Map<String, JavaProgram> programs = new LinkedHashMap<>();
        programs.put(StackOptions.TRACKER, JavaProgram.ofClass(HealthyService.class));
        programs.put("qa-agent", JavaProgram.ofClass(agent));
        Model model = Model.scripted(URI.create("http://127.0.0.1:1/v1"));
        return new StackOptions(programs, data, BINARIES, model, Person.onePerRole(), 0, "none", StackOptions.LEASE);
    }

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        stack = Stack.prepare(options(folder, HealthyService.class), said::add);
        stack.boot();
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void postgresKeepsWhatItConfirmed() throws Exception {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select current_setting('fsync'), current_setting('synchronous_commit'), current_setting('listen_addresses')")) {
            row.next();

            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3)))
                    .containsExactly("on", "on", "localhost");
        }
    }

    @Test
    @Order(2)
    void servicesAreToldWhereEverythingIsAndAgentsAloneGetTheModelsKey() throws Exception {
        String tracker = settingsOf(stack.trackerUrl());
        String agent = settingsOf(URI.create("http://127.0.0.1:" + ((JavaPart) stack.service("qa-agent")).port()));

        assertThat(tracker)
                .contains(
                        "QUARKUS_DATASOURCE_JDBC_URL=" + stack.jdbcUrl(),
                        "KAFKA_BOOTSTRAP_SERVERS=" + stack.kafkaAddress())
                .doesNotContain("LOCKSTEP_MODELS_");
        assertThat(agent)
                .contains(
                        "LOCKSTEP_TRACKER_URL=" + stack.trackerUrl(),
                        "LOCKSTEP_AGENT_TOKEN=" + stack.agentToken("qa-agent"),
                        "LOCKSTEP_MODELS_DEFAULT_API_KEY=" + ScriptedModel.KEY)
                .doesNotContain("QUARKUS_DATASOURCE");
    }

    @Test
    @Order(3)
    void tokensAreInAPrivateFileAndTheTrackerGetsDigestsAlone() throws Exception {
        Path file = folder.resolve("stack.json");

        StackState state = Json.read(Files.readAllBytes(file), StackState.class);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(state.ready()).isTrue();
        assertThat(state.people())
                .extracting(StackState.SignIn::token)
                .contains(stack.token("tech-lead"))
                .doesNotHaveDuplicates();
        assertThat(state.processes())
                .extracting(StackState.Running::name)
                .containsExactlyInAnyOrder("postgresql", "kafka", "tracker-service", "qa-agent");
        assertThat(folder.resolve("principals.json"))
                .content()
                .contains(dev.lockstep.contracts.Sha256.of(stack.token("tech-lead")))
                .doesNotContain(stack.token("tech-lead"), stack.agentToken("qa-agent"));
    }

    @Test
    @Order(4)
    void aSecondStackOnTheSameFolderIsRefusedAndLeavesTheFirstAlone() {
        StackOptions same = options(folder, HealthyService.class);

        assertThatThrownBy(() -> Stack.start(same))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("running on " + folder)
                .hasMessageContaining(stack.trackerUrl().toString());
        assertThat(stack.parts()).allMatch(Part::isRunning);
        assertThat(folder.resolve("stack.json")).exists();
    }

    @Test
    @Order(5)
    void aKilledServiceComesBackOnItsPort() throws Exception {
        Part service = stack.service("qa-agent");
        long before = service.pid();
        int port = ((JavaPart) service).port();

        service.kill9();
        assertThat(service.isRunning()).isFalse();
        service.restart();

        assertThat(service.pid()).isNotEqualTo(before);
        assertThat(((JavaPart) service).port()).isEqualTo(port);
        assertThat(stack.lost()).isNotDone();
    }

    @Test
    @Order(6)
    void aKilledBrokerComesBackWithItsTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaAddress()))) {
            admin.createTopics(Set.of(new NewTopic("kept", 3, (short) 1))).all().get();

            stack.kafka().kill9();
            stack.kafka().restart();

            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    @Test
    @Order(7)
    void aKilledDatabaseComesBackWithItsRows() throws Exception {
        execute("create table kept as select 42 as answer");

        stack.postgres().kill9();
        assertThat(stack.postgres().isRunning()).isFalse();
        stack.postgres().restart();

        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres");
                var row = connection.createStatement().executeQuery("select answer from kept")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    @Order(8)
    void whateverEndsByItselfIsStartedAgain() {
        for (Part part : stack.parts()) {
            long before = crash(part);

            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(part.pid()).isPositive().isNotEqualTo(before));
            await().atMost(BOUND).until(() -> said.contains(part.name() + " is ready again"));
        }
        assertThat(stack.lost()).isNotDone();
    }

    @Test
    @Order(9)
    void aPartThatKeepsEndingIsGivenUpWithItsOutput() {
        Part part = stack.service("qa-agent");
        said.clear();
        for (int time = 2; time <= Recovery.TIMES; time++) {
            crash(part);
            await().atMost(BOUND).until(() -> said.remove("qa-agent is ready again"));
        }
        assertThat(stack.lost()).isNotDone();

        crash(part);

        await().atMost(BOUND).until(() -> stack.lost().isDone());
        assertThat(stack.lost().join())
                .contains("qa-agent ended with code 137, 4 times")
                .contains("serving on");
        assertThat(part.isRunning()).isFalse();
    }

    private static long crash(Part part) {
        long pid = part.pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    @Test
    @Order(10)
    void afterClosingNothingRunsAndTheDataIsKept() {
        List<Long> pids =
                stack.parts().stream().map(Part::pid).filter(pid -> pid > 0).toList();

        stack.close();

        assertThat(pids).hasSizeGreaterThanOrEqualTo(3).allMatch(pid -> ProcessHandle.of(pid)
                .isEmpty());
        assertThat(folder.resolve("stack.json")).doesNotExist();
        assertThat(folder.resolve("postgresql/postgresql.conf")).exists();
    }

    @Test
    @Order(11)
    void aServiceThatFailsToStartIsNamedWithItsOutputAndNothingIsLeft(@TempDir Path other) {
        StackOptions failing = options(other, FailingService.class);

        assertThatThrownBy(() -> Stack.start(failing))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("qa-agent ended with code 3")
                .hasMessageContaining("The setting 'colour' is missing");
        assertThat(Postmaster.in(other.resolve("postgresql"))).isEmpty();
        assertThat(other.resolve("stack.json")).doesNotExist();
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(stack.jdbcUrl(), "postgres", "postgres")) {
            connection.createStatement().execute(sql);
        }
    }

    private static String settingsOf(URI service) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(service.resolve("/settings"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}

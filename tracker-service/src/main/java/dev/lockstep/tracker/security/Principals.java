package dev.lockstep.tracker.security;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.tracker.TrackerConfig;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The people and agents of the principals file, found by the digest of the token that they send. */
@ApplicationScoped
public class Principals {
    private final Map<String, Principal> byTokenDigest;

    Principals(TrackerConfig config) {
        byTokenDigest = config.principalsFile().map(Principals::read).orElseGet(() -> {
            Log.warn("No principals file is configured (lockstep.principals-file); nobody can sign in");
            return Map.of();
        });
    }

    /** Someone who may call. */
    public sealed interface Principal {
        String name();
    }

    /** A human. */
    public record PersonPrincipal(String name, Set<String> roles) implements Principal {}

    /** An agent service. It is accepted by the leg API alone. */
    public record AgentPrincipal(String name) implements Principal {}

    /** Whoever holds the token. Looking up by digest leaks nothing of the token by its timing. */
    Optional<Principal> byToken(String token) {
        return byTokenDigest(Sha256.of(token));
    }

    Optional<Principal> byTokenDigest(String digest) {
        return Optional.ofNullable(byTokenDigest.get(digest));
    }

    /** The names of the people who have one of the roles. */
    public Set<String> withAny(Set<String> roles) {
        return byTokenDigest.values().stream()
                .filter(PersonPrincipal.class::isInstance)
                .map(PersonPrincipal.class::cast)
                .filter(person -> !Collections.disjoint(person.roles(), roles))
                .map(PersonPrincipal::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Map<String, Principal> read(Path file) {
        try {
            JsonNode root = Json.mapper().readTree(Files.readAllBytes(file));
            Map<String, Principal> principals = new HashMap<>();
            for (JsonNode person : root.path("people")) {
                Set<String> roles = new HashSet<>();
                person.path("roles").forEach(role -> roles.add(role.asText()));
                requireHuman(file, required(file, person, "name"), roles);
                add(principals, file, person, new PersonPrincipal(required(file, person, "name"), Set.copyOf(roles)));
            }
            for (JsonNode agent : root.path("agents")) {
                add(principals, file, agent, new AgentPrincipal(required(file, agent, "service")));
            }
            requireApart(file, principals.values());
            return Map.copyOf(principals);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the principals file " + file + " (lockstep.principals-file)", e);
        }
    }

    private static void add(Map<String, Principal> all, Path file, JsonNode node, Principal principal) {
        if (all.put(required(file, node, "tokenSha256"), principal) != null) {
            throw new IllegalStateException("Two principals of " + file + " share a token; give each its own");
        }
    }

    /** One credential that passes for a person and for an agent could approve its own work. */
    private static void requireHuman(Path file, String name, Set<String> roles) {
        for (String reserved : List.of(TokenAuthentication.AGENT, TokenAuthentication.PERSON)) {
            if (roles.contains(reserved)) {
                throw new IllegalStateException("'" + name + "' of " + file + " has the role '" + reserved
                        + "', which the tracker gives by itself; remove it");
            }
        }
    }

    private static void requireApart(Path file, Collection<Principal> all) {
        Set<String> agents = new HashSet<>();
        all.stream()
                .filter(AgentPrincipal.class::isInstance)
                .map(Principal::name)
                .forEach(agents::add);
        for (Principal principal : all) {
            if (principal instanceof PersonPrincipal && agents.contains(principal.name())) {
                throw new IllegalStateException("'" + principal.name() + "' is a person and an agent in " + file
                        + "; give one of them another name");
            }
        }
    }

    private static String required(Path file, JsonNode node, String field) {
        String value = node.path(field).asText();
        if (value.isBlank()) {
            throw new IllegalStateException("A principal of " + file + " lacks '" + field + "'");
        }
        return value;
    }
}

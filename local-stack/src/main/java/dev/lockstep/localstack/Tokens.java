package dev.lockstep.localstack;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A fresh random token for everyone; the tracker is given their digests alone. */
record Tokens(Map<String, String> people, Map<String, String> agents) {
    private static final int BYTES = 32;

    static Tokens generate(List<Person> people, List<String> agents) {
        SecureRandom random = new SecureRandom();
        return new Tokens(distinct(people.stream().map(Person::name).toList(), random), distinct(agents, random));
    }

    private static Map<String, String> distinct(List<String> names, SecureRandom random) {
        return names.stream()
                .collect(Collectors.toMap(name -> name, name -> token(random), (a, b) -> b, LinkedHashMap::new));
    }

    private static String token(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Writes what the tracker may know. */
    void writePrincipals(Path file, List<Person> roles) {
        PrivateFile.write(
                file,
                Json.bytes(new Principals(
                        roles.stream()
                                .map(person -> new PersonEntry(
                                        person.name(), person.roles(), Sha256.of(of(people, person.name()))))
                                .toList(),
                        agents.entrySet().stream()
                                .map(agent -> new AgentEntry(agent.getKey(), Sha256.of(agent.getValue())))
                                .toList())));
    }

    static String of(Map<String, String> tokens, String name) {
        String token = tokens.get(name);
        if (token == null) {
            throw new IllegalArgumentException("There is no token for '" + name + "'; known are " + tokens.keySet());
        }
        return token;
    }

    @Override
    public String toString() {
        return "Tokens" + people.keySet() + agents.keySet();
    }

    private record Principals(List<PersonEntry> people, List<AgentEntry> agents) {}

    private record PersonEntry(String name, List<String> roles, String tokenSha256) {}

    private record AgentEntry(String service, String tokenSha256) {}
}

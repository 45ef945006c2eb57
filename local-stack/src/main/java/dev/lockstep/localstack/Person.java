package dev.lockstep.localstack;

import java.util.List;

/** Someone who may sign in to a local tracker, with the roles that say what they may decide. */
public record Person(String name, List<String> roles) {
    public Person {
        roles = List.copyOf(roles);
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no person's name: use letters, digits, '.', '_' and '-'");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("The person '" + name + "' has no role");
        }
    }

    /** One person per role, named for it. */
    public static List<Person> onePerRole() {
        return List.of("requester", "product-owner", "tech-lead", "operator", "admin").stream()
                .map(role -> new Person(role, List.of(role)))
                .toList();
    }

    /**
     * Reads {@code name=role,role}.
     *
     * @throws IllegalArgumentException when it has another form
     */
    public static Person parse(String text) {
        int split = text.indexOf('=');
        if (split < 1) {
            throw new IllegalArgumentException("'" + text + "' should have the form name=role,role");
        }
        List<String> roles = List.of(text.substring(split + 1).split(",", -1)).stream()
                .filter(role -> !role.isBlank())
                .toList();
        return new Person(text.substring(0, split), roles);
    }
}

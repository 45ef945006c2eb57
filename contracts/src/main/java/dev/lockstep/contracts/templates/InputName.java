package dev.lockstep.contracts.templates;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a template's {@code inputs} can name besides files, in the order in which a session is given it. */
public enum InputName {
    REQUEST,
    TASK,
    ANSWERS,
    FINDINGS,
    HISTORY,
    REPOSITORY;

    /** The name as a template writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The input of that name, unless it names a file. */
    public static Optional<InputName> of(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label().equals(label))
                .findFirst();
    }

    /** All labels, for people. */
    public static String all() {
        return Arrays.stream(values()).map(InputName::label).collect(Collectors.joining(", "));
    }
}

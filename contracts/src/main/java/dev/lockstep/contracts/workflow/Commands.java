package dev.lockstep.contracts.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shell commands that a project names, from {@code setup} to {@code run}. */
public record Commands(Map<String, String> byName) {
    /** Runs the whole suite. */
    public static final String TEST = "test";

    /** Runs the one test whose name takes the place of {@link #NAMED_TEST}. What it shows is never said of the suite. */
    public static final String TEST_ONE = "test-one";

    /** Looks through what the project depends on, and fails on what must not be there. */
    public static final String SCAN = "scan";

    /** Where the name of a test goes, which is quoted for the shell then. */
    public static final String NAMED_TEST = "{test}";

    /** All that there are, in the order in which a checkout is brought to run. */
    public static final List<String> NAMES =
            List.of("setup", "build", "type-check", "lint", TEST, TEST_ONE, "coverage", SCAN, "run");

    public Commands {
        byName = new TreeMap<>(byName);
    }

    public Optional<String> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What is wrong with a command's text, for the end of a sentence that names it; empty when it will do. */
    public static Optional<String> problem(String name, String text) {
        if (!name.equals(TEST_ONE)) {
            return Optional.empty();
        }
        int place = text.indexOf(NAMED_TEST);
        if (place < 0) {
            return Optional.of("does not say where the test's name goes; write " + NAMED_TEST + " there");
        }
        String before = text.substring(0, place);
        boolean quoted = isOpen(before, '"') || isOpen(before, '\'');
        return quoted
                ? Optional.of(
                        "has " + NAMED_TEST + " within quotes; leave them out, the name is quoted when it is put in")
                : Optional.empty();
    }

    private static boolean isOpen(String text, char quote) {
        return text.chars().filter(character -> character == quote).count() % 2 == 1;
    }
}

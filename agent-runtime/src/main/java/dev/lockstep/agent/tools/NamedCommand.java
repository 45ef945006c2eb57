package dev.lockstep.agent.tools;

import dev.lockstep.contracts.workflow.Commands;
import java.util.regex.Pattern;

/** The project's command that a call asks for, and the text that a shell gets. */
record NamedCommand(String name, String text) {
    static final String TEST_ARGUMENT = "test";

    /**
     * What test runners need to name a test: {@code shop.CartTest$Nested#adds}, {@code tests/test_cart.py::test_tax[1-2]},
     * {@code TestCart/adds two}. No quote is among it, so that the name stays within its own; none begins with a hyphen,
     * which would make it an option.
     */
    private static final Pattern TEST_NAME = Pattern.compile("[\\p{L}\\p{N}_./][\\p{L}\\p{N}_./:#$\\[\\] -]{0,199}");

    static NamedCommand of(Arguments arguments, Commands commands) {
        String name = arguments.text("command");
        String text = commands.named(name)
                .orElseThrow(() -> new RefusedCallException("The project names no command \"" + name + "\". It names: "
                        + (commands.byName().isEmpty()
                                ? "none"
                                : String.join(", ", commands.byName().keySet()))
                        + "."));
        if (name.equals(Commands.TEST_ONE)) {
            return new NamedCommand(name, text.replace(Commands.NAMED_TEST, quoted(arguments.text(TEST_ARGUMENT))));
        }
        if (arguments.optionalText(TEST_ARGUMENT).isPresent()) {
            throw new RefusedCallException("Only " + Commands.TEST_ONE + " takes the name of a test, not " + name
                    + ". Leave out \"" + TEST_ARGUMENT + "\".");
        }
        return new NamedCommand(name, text);
    }

    private static String quoted(String test) {
        if (!TEST_NAME.matcher(test).matches()) {
            throw new RefusedCallException("\"" + Excerpt.start(test, 200)
                    + "\" is no name of a test: it may have up to 200 letters, digits, spaces and . _ / : # $ [ ] -,"
                    + " and begins with none of the last six or a space. Name one test as the project's test runner"
                    + " does.");
        }
        return "'" + test + "'";
    }

    boolean isTest() {
        return name.equals(Commands.TEST) || name.equals(Commands.TEST_ONE);
    }
}

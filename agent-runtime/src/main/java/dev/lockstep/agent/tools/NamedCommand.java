package dev.lockstep.agent.tools;

import dev.lockstep.contracts.workflow.Commands;

/** The project's command that a call asks for, and the text that a shell gets. */
record NamedCommand(String name, String text) {
    private static final String TEST = "test";

    static NamedCommand of(Arguments arguments, Commands commands) {
        String name = arguments.text("command");
        String text = commands.named(name)
                .orElseThrow(() -> new RefusedCallException("The project names no command \"" + name + "\". It names: "
                        + (commands.byName().isEmpty()
                                ? "none"
                                : String.join(", ", commands.byName().keySet()))
                        + "."));
        return new NamedCommand(name, text);
    }

    boolean isTest() {
        return name.equals(TEST);
    }
}

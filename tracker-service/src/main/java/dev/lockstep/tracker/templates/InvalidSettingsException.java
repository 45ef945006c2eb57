package dev.lockstep.tracker.templates;

import java.util.List;

/** Project settings that can't be used, with everything that is wrong with them. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public InvalidSettingsException(List<String> problems) {
        super("The project's settings (.lockstep/project.yaml) can't be used:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each says where, what, and how to repair it. */
    public List<String> problems() {
        return problems;
    }
}

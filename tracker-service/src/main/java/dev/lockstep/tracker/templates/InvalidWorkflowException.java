package dev.lockstep.tracker.templates;

import java.util.List;

/** A workflow that can't be used, with everything that is wrong with it. */
public final class InvalidWorkflowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public InvalidWorkflowException(List<String> problems) {
        super("The project's workflow (.lockstep/workflow.yaml) can't be used:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each says where, what, and how to repair it. */
    public List<String> problems() {
        return problems;
    }
}

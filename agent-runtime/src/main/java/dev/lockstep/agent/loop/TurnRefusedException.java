package dev.lockstep.agent.loop;

import java.util.List;

/** The tracker does not take a turn; each problem names what to repair. */
public final class TurnRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // lists of strings are serializable where this one comes from
    private final List<String> problems;

    public TurnRefusedException(String detail, List<String> problems) {
        super(detail);
        this.problems = List.copyOf(problems);
    }

    /** The detail, and each problem on a line of its own. */
    public String explained() {
        return problems.isEmpty()
                ? String.valueOf(getMessage())
                : getMessage() + "\n- " + String.join("\n- ", problems);
    }
}

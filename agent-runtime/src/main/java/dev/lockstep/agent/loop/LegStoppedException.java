package dev.lockstep.agent.loop;

/** The attempt is over without an outcome: it was fenced, interrupted, or the tracker is out of reach. The leg will be attempted again. */
public class LegStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LegStoppedException(String message) {
        super(message);
    }

    public LegStoppedException(String message, Throwable cause) {
        super(message, cause);
    }
}

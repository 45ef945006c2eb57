package dev.lockstep.agent.loop;

/** The tracker takes nothing but the leg's end, because a bound on spending is reached; the message names it. */
public final class NothingLeftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NothingLeftException(String detail) {
        super(detail);
    }
}

package dev.lockstep.agent.tools;

/** A tool call that cannot be done as it was made. The message tells the model how to repair it. */
final class RefusedCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedCallException(String message) {
        super(message);
    }
}

package dev.lockstep.agent.models;

/** A model gave no reply: the message is for a person and holds no secret. */
public final class ModelCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelCallException(String message) {
        super(message);
    }

    public ModelCallException(String message, Throwable cause) {
        super(message, cause);
    }
}

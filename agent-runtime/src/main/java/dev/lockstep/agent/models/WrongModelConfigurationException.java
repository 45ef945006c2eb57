package dev.lockstep.agent.models;

/** The configuration of the models cannot be right; the message names the property and holds no secret. */
public final class WrongModelConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongModelConfigurationException(String property, String problem) {
        super(property + " " + problem);
    }
}

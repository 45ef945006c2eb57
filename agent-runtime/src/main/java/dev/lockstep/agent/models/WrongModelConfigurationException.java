package dev.lockstep.agent.models;

import io.quarkus.runtime.configuration.ConfigurationException;

/** The configuration of the models cannot be right; the message names the property and holds no secret. */
public final class WrongModelConfigurationException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    WrongModelConfigurationException(String property, String problem) {
        super(property + " " + problem);
    }
}

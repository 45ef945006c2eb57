package dev.lockstep.agent.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A provider's key, which no text form of this object shows. */
final class ApiKey {
    private static final String HIDDEN = "(key)";

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    static ApiKey of(String property, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw new WrongModelConfigurationException(property, "is blank");
        }
        // The JDK's HTTP client would quote the whole header in its complaint.
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new WrongModelConfigurationException(
                    property, "holds a blank or a character that cannot be in an HTTP header");
        }
        return new ApiKey(value);
    }

    static ApiKey in(String property, Path file) {
        try {
            return of(property, Files.readString(file));
        } catch (IOException e) {
            throw new WrongModelConfigurationException(
                    property,
                    "names " + file + ", which cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    String reveal() {
        return value;
    }

    /** The text without the key, should a provider have echoed it. */
    String hideIn(String text) {
        return text.replace(value, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}

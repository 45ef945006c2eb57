package dev.lockstep.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The kept samples of everything that crosses a wire, one file per type, as they were written on the day the type began. */
public final class Samples {
    private static final String PREFIX = "dev.lockstep.";

    private Samples() {}

    /** The types of all messages: every event, the fact and the doorbell. */
    public static List<String> types() {
        return MessageTypes.all().keySet().stream().sorted().toList();
    }

    public static JsonNode of(String type) {
        return resource("/samples/v1/" + nameOf(type) + ".json");
    }

    public static JsonNode schemaOf(String type) {
        return resource("/schemas/" + nameOf(type) + ".v1.json");
    }

    public static JsonNode resource(String path) {
        try (InputStream in = Samples.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no resource " + path);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type's short name: {@code stop-opened} of {@code dev.lockstep.stop-opened.v1}. */
    public static String nameOf(String type) {
        return type.substring(PREFIX.length(), type.lastIndexOf('.')).replace('.', '-');
    }
}

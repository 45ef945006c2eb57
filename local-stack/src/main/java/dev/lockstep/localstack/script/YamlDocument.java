package dev.lockstep.localstack.script;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A YAML file and where in it each value begins, which Jackson's trees do not keep. Places read {@code $.lines[0].say}. */
final class YamlDocument {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true));

    private final Path file;
    private final JsonNode root;
    private final Map<String, Integer> lines = new HashMap<>();

    private YamlDocument(Path file, String text) throws IOException {
        this.file = file;
        this.root = YAML.readTree(text);
        readLines(text);
    }

    /** @throws ScriptException when the file is not YAML */
    static YamlDocument read(Path file) {
        try {
            return new YamlDocument(file, Files.readString(file));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ScriptException(file, place == null ? 0 : place.getLineNr(), "is not YAML: " + problem);
        } catch (IOException e) {
            throw new ScriptException(file, 0, "cannot be read as UTF-8 text");
        }
    }

    JsonNode root() {
        return root;
    }

    /** Refuses what is no map, and keys that are not known. */
    void only(JsonNode map, String place, Set<String> known) {
        if (!map.isObject()) {
            throw wrong(place, "is not a map with the keys " + new TreeSet<>(known));
        }
        map.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                throw wrong(place + "." + field.getKey(), "is unknown; known here are " + new TreeSet<>(known));
            }
        });
    }

    ScriptException wrong(String place, String problem) {
        String what = place.equals("$") ? "the file" : "'" + place.substring(2) + "'";
        return new ScriptException(file, line(place), what + " " + problem);
    }

    /** The line of the place or, when nothing is there, of the nearest place around it. */
    private int line(String place) {
        String at = place;
        while (!lines.containsKey(at) && at.length() > 1) {
            at = at.substring(0, Math.max(1, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 1);
    }

    private void readLines(String text) throws IOException {
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        place(parser.getParsingContext()),
                        parser.currentTokenLocation().getLineNr());
            }
        }
    }

    private static String place(JsonStreamContext context) {
        StringBuilder place = new StringBuilder();
        for (JsonStreamContext at = context; at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) {
                place.insert(0, "[" + at.getCurrentIndex() + "]");
            } else if (at.getCurrentName() != null) {
                place.insert(0, "." + at.getCurrentName());
            }
        }
        return "$" + place;
    }
}

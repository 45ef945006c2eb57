package dev.lockstep.tracker.templates;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads YAML as a tree; what can't be read is a problem with its line. */
final class Yaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Yaml() {}

    /** The one document of the text; an empty mapping for an empty text, and when it is no YAML. */
    static JsonNode parse(String text, List<String> problems) {
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(text)) {
            JsonNode first = documents.hasNextValue() ? documents.nextValue() : emptyMapping();
            if (documents.hasNextValue()) {
                problems.add("the YAML holds more than one document; keep one");
            }
            return first.isNull() ? emptyMapping() : first;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add("line " + line + " of the YAML can't be read: " + e.getOriginalMessage() + "; repair it");
        } catch (IOException e) {
            problems.add("the YAML can't be read: " + e.getMessage() + "; repair it");
        }
        return emptyMapping();
    }

    /** The bytes as text with {@code \n} line ends and without a byte order mark. */
    static String decode(byte[] bytes, List<String> problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            problems.add("the file is not UTF-8 text (" + e.getMessage() + "); save it as UTF-8");
            return "";
        }
    }

    static JsonNode emptyMapping() {
        return JsonNodeFactory.instance.objectNode();
    }

    static JsonNode nothing() {
        return MissingNode.getInstance();
    }
}

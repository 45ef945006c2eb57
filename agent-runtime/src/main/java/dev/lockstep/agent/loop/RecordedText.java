package dev.lockstep.agent.loop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.TurnBody;

/** Makes a turn fit for the record: PostgreSQL takes no NUL, and UTF-8 no lone surrogate. */
final class RecordedText {
    private RecordedText() {}

    /** The same turn; NUL reads {@code \0}, and a lone surrogate is U+FFFD. */
    static TurnBody clean(TurnBody body) {
        try {
            return Json.mapper().treeToValue(cleaned(Json.tree(body)), TurnBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A turn can be read as it was written", e);
        }
    }

    private static JsonNode cleaned(JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(clean(text.textValue()));
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(cleaned(field.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, cleaned(array.get(i)));
                }
                yield array;
            }
            default -> node;
        };
    }

    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == 0) {
                clean.append("\\0");
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                clean.append('\uFFFD');
            } else {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}

package dev.lockstep.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema that a record amounts to, by its components: what the published schemas are compared with. */
public final class RecordSchema {
    private static final Map<Class<?>, Map<String, String>> SCALARS = Map.of(
            String.class, Map.of("type", "string"),
            int.class, Map.of("type", "integer"),
            Integer.class, Map.of("type", "integer"),
            long.class, Map.of("type", "integer"),
            Long.class, Map.of("type", "integer"),
            double.class, Map.of("type", "number"),
            boolean.class, Map.of("type", "boolean"),
            UUID.class, Map.of("type", "string", "format", "uuid"),
            Instant.class, Map.of("type", "string", "format", "date-time"),
            JsonNode.class, Map.of());

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private RecordSchema() {}

    /** The schema of a record; records and enums in it are definitions of their own. */
    public static ObjectNode of(String id, Class<?> record) {
        RecordSchema schema = new RecordSchema();
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", id);
        root.put("title", record.getSimpleName());
        root.setAll(schema.object(record));
        if (!schema.definitions.isEmpty()) {
            root.set("$defs", Json.mapper().createObjectNode().setAll(schema.definitions));
        }
        return root;
    }

    /** Unknown properties are allowed on purpose: readers ignore what they don't know. */
    private ObjectNode object(Class<?> record) {
        ObjectNode object = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = Json.mapper().createArrayNode();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.set(component.getName(), schemaOf(component.getGenericType()));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        return object;
    }

    private ObjectNode schemaOf(Type type) {
        ObjectNode schema = Json.mapper().createObjectNode();
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            boolean list = Collection.class.isAssignableFrom((Class<?>) generic.getRawType());
            schema.put("type", list ? "array" : "object");
            schema.set(list ? "items" : "additionalProperties", schemaOf(arguments[arguments.length - 1]));
            return schema;
        }
        Class<?> raw = (Class<?>) type;
        Map<String, String> scalar = SCALARS.get(raw);
        if (scalar != null) {
            new TreeMap<>(scalar).reversed().forEach(schema::put);
            return schema;
        }
        return schema.put("$ref", "#/$defs/" + define(raw));
    }

    private String define(Class<?> type) {
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, type.isRecord() ? object(type) : enumeration(type));
        }
        return name;
    }

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "string");
        ArrayNode labels = schema.putArray("enum");
        Stream.of(type.getEnumConstants()).map(Json::tree).forEach(labels::add);
        return schema;
    }
}

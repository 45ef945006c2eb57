package dev.lockstep.agent.roles;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of a record: every component is a property, required if it is not {@link Nullable}.
 *
 * <p>LangChain4j's own derivation is not used because it names enum constants as Java does, while on our wires they
 * have the labels that {@link JsonValue} gives them, and because it takes every component for optional.
 */
public final class FormSchema {
    private FormSchema() {}

    /**
     * Derives the schema.
     *
     * @throws IllegalArgumentException when a component is of a kind that forms don't have
     */
    public static JsonObjectSchema of(Class<?> form) {
        return object(form, null);
    }

    private static JsonObjectSchema object(Class<?> form, @Nullable String description) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder().description(description);
        RecordComponent[] components = form.getRecordComponents();
        for (RecordComponent component : components) {
            schema.addProperty(component.getName(), element(component.getGenericType(), description(form, component)));
        }
        return schema.required(Arrays.stream(components)
                        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList())
                .build();
    }

    private static JsonSchemaElement element(Type type, @Nullable String description) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                JsonArraySchema.builder()
                        .description(description)
                        .items(element(list.getActualTypeArguments()[0], null))
                        .build();
            case Class<?> text
            when text == String.class ->
                JsonStringSchema.builder().description(description).build();
            case Class<?> number
            when number == double.class ->
                JsonNumberSchema.builder().description(description).build();
            case Class<?> number
            when number == int.class || number == Integer.class ->
                JsonIntegerSchema.builder().description(description).build();
            case Class<?> choice when choice.isEnum() -> choice(choice, description);
            case Class<?> nested when nested.isRecord() -> object(nested, description);
            default -> throw new IllegalArgumentException("A form has no fields of type " + type.getTypeName());
        };
    }

    private static JsonEnumSchema choice(Class<?> type, @Nullable String description) {
        List<String> labels = Arrays.stream(type.getEnumConstants())
                .map(constant -> Json.tree(constant).asText())
                .toList();
        return JsonEnumSchema.builder()
                .description(description)
                .enumValues(labels)
                .build();
    }

    private static @Nullable String description(Class<?> form, RecordComponent component) {
        try {
            // The annotation's targets include fields but not record components, so it is found on the field alone.
            Description description = form.getDeclaredField(component.getName()).getAnnotation(Description.class);
            return description == null ? null : String.join(" ", description.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
    }
}

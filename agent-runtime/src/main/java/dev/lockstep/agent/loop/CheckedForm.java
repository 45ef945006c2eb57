package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.lockstep.agent.roles.FormSchema;
import dev.lockstep.contracts.Json;
import java.io.UncheckedIOException;
import java.util.List;

/** A form that the model fills in: its specification as a tool, and the check of what came back against the same schema. */
final class CheckedForm<T> {
    private final Class<T> type;
    private final ToolSpecification specification;
    private final JsonSchema schema;

    CheckedForm(String name, String description, Class<T> type) {
        this.type = type;
        JsonObjectSchema parameters = FormSchema.of(type);
        this.specification = ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(parameters)
                .build();
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Json.tree(JsonSchemaElementUtils.toMap(parameters)));
    }

    ToolSpecification specification() {
        return specification;
    }

    /** What is wrong with the arguments; empty when they fit. */
    List<String> problems(JsonNode arguments) {
        return schema.validate(arguments).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    /**
     * The filled-in form.
     *
     * @throws UncheckedIOException when the arguments don't fit; ask for {@link #problems} first
     */
    T read(JsonNode arguments) {
        return Json.read(Json.bytes(arguments), type);
    }
}

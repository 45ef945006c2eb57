package dev.lockstep.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.lockstep.contracts.events.CloudEvent;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schemas say what the records say, and hold for what is really written. */
class SchemasTest {
    private static final String BASE = "urn:lockstep:schemas:";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    static Stream<String> types() {
        return Samples.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaIsThatOfTheRecord(String type) {
        Class<?> record = MessageTypes.recordOf(type);

        JsonNode expected = RecordSchema.of(BASE + Samples.nameOf(type) + ".v1", record);

        assertThat(Samples.schemaOf(type)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSampleIsValid(String type) {
        assertThat(schema(Samples.schemaOf(type)).validate(Samples.of(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatTodaysRecordWritesIsValid(String type) {
        Object value = Json.mapper().convertValue(Samples.of(type), MessageTypes.recordOf(type));

        assertThat(schema(Samples.schemaOf(type)).validate(Json.tree(value))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void aMessageWithoutARequiredPropertyIsInvalid(String type) {
        for (Map.Entry<String, JsonNode> property : Samples.of(type).properties()) {
            boolean required = Samples.schemaOf(type)
                    .path("required")
                    .valueStream()
                    .anyMatch(name -> name.asText().equals(property.getKey()));
            ObjectNode without = Samples.of(type).deepCopy();
            without.remove(property.getKey());

            assertThat(schema(Samples.schemaOf(type)).validate(without).isEmpty())
                    .as("valid without %s", property.getKey())
                    .isEqualTo(!required);
        }
    }

    @Test
    void theEnvelopeIsThatOfTheRecordAndHoldsForAPublishedEvent() {
        JsonNode published = Samples.resource("/schemas/cloud-event.v1.json");
        CloudEvent event = CloudEvent.ofCycle(
                        UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                        1,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "dev.lockstep.cycle-closed.v1",
                        Json.mapper().createObjectNode(),
                        null)
                .at(7, "link");

        assertThat(published).isEqualTo(RecordSchema.of(BASE + "cloud-event.v1", CloudEvent.class));
        assertThat(schema(published).validate(Json.tree(event))).isEmpty();
        assertThat(schema(published).validate(Json.mapper().createObjectNode())).isNotEmpty();
    }

    private static JsonSchema schema(JsonNode schema) {
        return FACTORY.getSchema(schema);
    }
}

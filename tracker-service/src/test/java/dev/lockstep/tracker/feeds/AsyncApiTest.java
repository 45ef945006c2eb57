package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.topics.Topic;
import dev.lockstep.contracts.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The published description of the topics says what the declarations say. */
class AsyncApiTest {
    private static final String SCHEMAS = "../../contracts/src/main/resources";
    private static final String PARKED = "dev.lockstep.message.parked.v1";

    private final JsonNode document = read();

    private static JsonNode read() {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/reference/asyncapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> addresses(JsonNode channel) {
        String address = channel.path("address").asText();
        JsonNode services = channel.at("/parameters/service/enum");
        return services.isMissingNode()
                ? List.of(address)
                : services.valueStream()
                        .map(service -> address.replace("{service}", service.asText()))
                        .toList();
    }

    private JsonNode at(String reference) {
        assertThat(reference).startsWith("#/");
        JsonNode target = document.at(reference.substring(1));
        assertThat(target.isMissingNode()).as(reference).isFalse();
        return target;
    }

    private List<String> typesOn(String channel) {
        List<String> types = new ArrayList<>();
        document.at("/channels/" + channel + "/messages")
                .forEach(message ->
                        types.add(at(message.path("$ref").asText()).path("name").asText()));
        return types;
    }

    @Test
    void eachTopicIsAChannelWithItsPartitionsAndRetention() {
        List<Topic> described = new ArrayList<>();
        document.path("channels").forEach(channel -> {
            JsonNode kafka = channel.at("/bindings/kafka");
            assertThat(kafka.at("/topicConfiguration/max.message.bytes").asInt())
                    .isEqualTo(Topics.MAX_MESSAGE_BYTES);
            addresses(channel)
                    .forEach(address -> described.add(new Topic(
                            address,
                            kafka.path("partitions").asInt(),
                            0,
                            Duration.ofMillis(
                                    kafka.at("/topicConfiguration/retention.ms").asLong()))));
        });

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Topics.all().stream()
                        .map(topic -> new Topic(topic.name(), topic.partitions(), 0, topic.retention()))
                        .toList());
    }

    @Test
    void eachChannelHasTheTypesThatAreWrittenThere() {
        assertThat(typesOn("events")).containsExactlyInAnyOrderElementsOf(EventTypes.all());
        assertThat(typesOn("session-requests")).containsExactly(LegDoorbell.TYPE);
        assertThat(typesOn("session-facts")).containsExactly(LegOutcome.TYPE);
        assertThat(typesOn("dead-letter")).containsExactly(PARKED);
    }

    @Test
    void eachMessageIsAnEnvelopeWithItsTypeAndThePublishedSchemaOfItsData() {
        for (Map.Entry<String, JsonNode> message :
                document.at("/components/messages").properties()) {
            JsonNode payload = message.getValue().at("/payload/allOf");
            String type = message.getValue().path("name").asText();
            assertThat(payload.at("/0/$ref").asText()).isEqualTo(SCHEMAS + "/schemas/cloud-event.v1.json");
            assertThat(payload.at("/1/properties/type/const").asText()).isEqualTo(type);
            if (!type.equals(PARKED)) {
                String reference = payload.at("/1/properties/data/$ref").asText();
                assertThat(reference).isEqualTo(SCHEMAS + "/schemas/" + message.getKey() + ".v1.json");
                assertThat(Json.class.getResource(reference.substring(SCHEMAS.length())))
                        .as(reference)
                        .isNotNull();
            }
        }
    }
}

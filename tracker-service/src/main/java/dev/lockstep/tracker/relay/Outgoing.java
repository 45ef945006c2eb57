package dev.lockstep.tracker.relay;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What goes to Kafka: one CloudEvent as structured JSON, under the cycle's key. */
final class Outgoing {
    private Outgoing() {}

    static Message<byte[]> message(String topic, UUID key, CloudEvent event) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", CloudEvent.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key.toString())
                .withHeaders(headers)
                .build();
        return Message.of(Json.bytes(event)).addMetadata(metadata);
    }
}

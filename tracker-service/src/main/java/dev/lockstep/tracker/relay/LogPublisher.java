package dev.lockstep.tracker.relay;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.topics.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Puts events on their topic, and rings at the service of each dispatched leg. */
@ApplicationScoped
class LogPublisher {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DISPATCHED = EventTypes.typeOf(CycleEvent.LegDispatched.class);

    private final MutinyEmitter<byte[]> emitter;

    LogPublisher(@Channel("log") MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /**
     * Publishes a batch in order and waits until the broker has it.
     *
     * @throws RuntimeException when the broker did not take all of it in time
     */
    void publish(List<LogPositions.Placed> batch) {
        List<Uni<Void>> sends = new ArrayList<>();
        for (LogPositions.Placed placed : batch) {
            CloudEvent event =
                    Json.read(placed.body(), CloudEvent.class).at(placed.position(), placed.chain());
            if (placed.type().equals(DISPATCHED)) {
                sends.add(ring(event));
            }
            sends.add(send(Topics.EVENTS, placed.cycle(), event));
        }
        Uni.join().all(sends).andFailFast().await().atMost(TIMEOUT);
    }

    /** Sends a message that is no event of the log. */
    void notice(String topic, UUID key, CloudEvent event) {
        send(topic, key, event).await().atMost(TIMEOUT);
    }

    private Uni<Void> ring(CloudEvent event) {
        CycleEvent.LegDispatched dispatched = (CycleEvent.LegDispatched) EventTypes.read(event.type(), event.data());
        LegDoorbell doorbell = new LegDoorbell(event.subject(), dispatched.leg(), dispatched.service());
        CloudEvent message = CloudEvent.message(
                event.id() + "-doorbell",
                event.source(),
                LegDoorbell.TYPE,
                event.subject(),
                event.time(),
                Json.tree(doorbell),
                event.traceparent());
        return send(Topics.requestsFor(dispatched.service()), event.subject(), message);
    }

    private Uni<Void> send(String topic, UUID key, CloudEvent event) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", CloudEvent.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
        OutgoingKafkaRecordMetadata<String> metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key.toString())
                .withHeaders(headers)
                .build();
        return emitter.sendMessage(Message.of(Json.bytes(event)).addMetadata(metadata));
    }
}

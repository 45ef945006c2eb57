package dev.lockstep.tracker.relay;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.topics.Topics;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Has the service of each dispatched leg rung, and puts events on their topic. */
@ApplicationScoped
class LogPublisher {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String DISPATCHED = EventTypes.typeOf(CycleEvent.LegDispatched.class);

    private final MutinyEmitter<byte[]> emitter;
    private final Doorbells doorbells;

    LogPublisher(@Channel("log") MutinyEmitter<byte[]> emitter, Doorbells doorbells) {
        this.emitter = emitter;
        this.doorbells = doorbells;
    }

    /** Rings for the event of a leg that was dispatched, and for no other. */
    void ring(LogPositions.Placed placed) {
        if (placed.type().equals(DISPATCHED)) {
            doorbells.ring(Json.read(placed.body(), CloudEvent.class));
        }
    }

    /**
     * Publishes a batch in order and waits until the broker has it.
     *
     * @throws RuntimeException when the broker did not take all of it in time
     */
    void publish(List<LogPositions.Placed> batch) {
        List<Uni<Void>> sends = new ArrayList<>();
        for (LogPositions.Placed placed : batch) {
            CloudEvent event = Json.read(placed.body(), CloudEvent.class).at(placed.position(), placed.chain());
            sends.add(send(Topics.EVENTS, placed.cycle(), event));
        }
        Uni.join().all(sends).andFailFast().await().atMost(TIMEOUT);
    }

    /** Sends a message that is no event of the log. */
    void notice(String topic, UUID key, CloudEvent event) {
        send(topic, key, event).await().atMost(TIMEOUT);
    }

    private Uni<Void> send(String topic, UUID key, CloudEvent event) {
        return emitter.sendMessage(Outgoing.message(topic, key, event));
    }
}

package dev.lockstep.tracker.relay;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.topics.Topics;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Rings at the service of a dispatched leg. Nobody waits for a doorbell, and it has a producer of its own: one that can't
 * be delivered, because its topic is gone or refused, costs the agent's next sweep and never holds back the log.
 */
@ApplicationScoped
class Doorbells {
    private final MutinyEmitter<byte[]> emitter;

    Doorbells(@Channel("doorbells") @OnOverflow(OnOverflow.Strategy.DROP) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Rings for a leg, given the event that it was dispatched. */
    void ring(CloudEvent event) {
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
        String topic = Topics.requestsFor(dispatched.service());
        emitter.sendMessage(Outgoing.message(topic, event.subject(), message))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> Log.warnf(
                                "The doorbell for leg %s of cycle %s is lost, and its agent finds the leg by its sweep: %s",
                                doorbell.leg(), doorbell.cycle(), failure.getMessage()));
    }
}

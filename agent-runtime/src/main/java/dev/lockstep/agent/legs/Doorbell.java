package dev.lockstep.agent.legs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegDoorbell;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Hears that a leg may wait. It is acknowledged at once and grants nothing: a lost one costs a sweep, a forged one a refused claim. */
@ApplicationScoped
class Doorbell {
    private static final Logger LOG = Logger.getLogger(Doorbell.class);

    private final LegWorkers workers;

    @Inject
    Doorbell(LegWorkers workers) {
        this.workers = workers;
    }

    /** Runs on an I/O thread and hands over at once. */
    @Incoming("session-requests")
    @NonBlocking
    @Acknowledgment(Acknowledgment.Strategy.PRE_PROCESSING)
    void ring(byte[] message) {
        read(message).ifPresent(workers::ring);
    }

    /** The doorbell in a message; empty, and told to the log, when it is none. */
    static Optional<LegDoorbell> read(byte[] message) {
        try {
            CloudEvent event = Json.read(message, CloudEvent.class);
            if (event == null || !LegDoorbell.TYPE.equals(event.type()) || event.data() == null) {
                return dropped("it is no event of type " + LegDoorbell.TYPE);
            }
            LegDoorbell bell = Json.mapper().treeToValue(event.data(), LegDoorbell.class);
            return bell == null || bell.cycle() == null || bell.leg() == null || bell.service() == null
                    ? dropped("it names no cycle, leg or service")
                    : Optional.of(bell);
        } catch (UncheckedIOException | JsonProcessingException e) {
            return dropped(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<LegDoorbell> dropped(String why) {
        LOG.warnf("Dropped a message on the request topic: %s", why);
        return Optional.empty();
    }
}

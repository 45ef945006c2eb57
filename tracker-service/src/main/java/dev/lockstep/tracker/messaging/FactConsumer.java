package dev.lockstep.tracker.messaging;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.git.RepositoryUnavailableException;
import dev.lockstep.tracker.legs.LegEnds;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Applies what agents announce, in order. What can't be understood or does not match the record is parked; when the
 * database is away the consumer waits, so that nothing is parked for a reason that passes. When one project's repository
 * is away, only its cycles wait: the outcome stays recorded, and whoever claims the leg next announces it again.
 */
@ApplicationScoped
public class FactConsumer {
    private static final String CHANNEL = "session-facts";
    private static final Pattern SESSION = Pattern.compile("s[1-9][0-9]{0,5}");
    private static final Pattern LEG = Pattern.compile("s[1-9][0-9]{0,5}\\.[1-9][0-9]{0,5}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final LegEnds ends;
    private final ParkedMessages parked;

    FactConsumer(LegEnds ends, ParkedMessages parked) {
        this.ends = ends;
        this.parked = parked;
    }

    @Incoming(CHANNEL)
    @Blocking
    @Retry(maxRetries = -1, delay = 200, maxDuration = 0, delayUnit = ChronoUnit.MILLIS)
    @ExponentialBackoff(maxDelay = 10, maxDelayUnit = ChronoUnit.SECONDS)
    public void consume(ConsumerRecord<String, byte[]> message) {
        Optional<LegOutcome> outcome = Optional.empty();
        try {
            outcome = Optional.of(read(message.value()));
            ends.apply(outcome.get());
        } catch (UnreadableFactException | RejectedException e) {
            String reason = ParkedMessages.shortened(String.valueOf(e.getMessage()));
            Log.warnf("Parked a fact at %s-%d@%d: %s", message.topic(), message.partition(), message.offset(), reason);
            parked.park(message, outcome, reason);
        } catch (RepositoryUnavailableException e) {
            outcome.ifPresent(left -> Log.warnf(
                    "Cycle %s, leg %s: its outcome is left until the leg is claimed again. %s",
                    left.cycle(), left.leg(), e.getMessage()));
        }
    }

    /** The outcome in a message. */
    static LegOutcome read(byte[] bytes) {
        if (bytes == null || bytes.length > Topics.MAX_MESSAGE_BYTES) {
            throw new UnreadableFactException("A fact is at most " + Topics.MAX_MESSAGE_BYTES + " bytes; this one has "
                    + (bytes == null ? "none" : bytes.length));
        }
        try {
            CloudEvent event = Json.read(bytes, CloudEvent.class);
            if (event == null) {
                throw new UnreadableFactException("Not a CloudEvent but null");
            }
            if (!LegOutcome.TYPE.equals(event.type())) {
                throw new UnreadableFactException(
                        "Unknown type '" + event.type() + "'; this tracker reads " + LegOutcome.TYPE);
            }
            return complete(Json.mapper().convertValue(event.data(), LegOutcome.class));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new UnreadableFactException("Not a CloudEvent with an outcome: " + firstLine(e), e);
        }
    }

    /** Names that no tracker gave out are refused here, because not every text can be looked up or kept in a row. */
    private static LegOutcome complete(LegOutcome outcome) {
        boolean whole = outcome != null
                && outcome.cycle() != null
                && outcome.session() != null
                && outcome.leg() != null
                && outcome.turnDigest() != null;
        if (!whole) {
            throw new UnreadableFactException("An outcome names cycle, session, leg, attempt, turn and turnDigest");
        }
        boolean named = SESSION.matcher(outcome.session()).matches()
                && LEG.matcher(outcome.leg()).matches()
                && DIGEST.matcher(outcome.turnDigest()).matches();
        if (!named) {
            throw new UnreadableFactException(
                    "An outcome names its session as in s3, its leg as in s3.1, its turn's digest in 64 hex digits");
        }
        return outcome;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}

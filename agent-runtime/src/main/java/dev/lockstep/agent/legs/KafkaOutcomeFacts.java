package dev.lockstep.agent.legs;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegOutcome;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Announces outcomes on the topic of session facts, as CloudEvents keyed by the cycle. */
@ApplicationScoped
class KafkaOutcomeFacts implements OutcomeFacts {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final MutinyEmitter<byte[]> facts;
    private final String service;

    @Inject
    KafkaOutcomeFacts(
            @Channel("session-facts") MutinyEmitter<byte[]> facts,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.facts = facts;
        this.service = service;
    }

    @Override
    public void publish(LegOutcome outcome) {
        CloudEvent event = CloudEvent.message(
                outcome.id(),
                "/lockstep/" + service,
                LegOutcome.TYPE,
                outcome.cycle(),
                Clock.systemUTC().instant(),
                Json.tree(outcome),
                null);
        RecordHeaders headers = new RecordHeaders();
        headers.add("content-type", CloudEvent.MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII));
        facts.sendMessage(Message.of(Json.bytes(event))
                        .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                                .withKey(outcome.cycle().toString())
                                .withHeaders(headers)
                                .build()))
                .await()
                .atMost(TIMEOUT);
    }
}

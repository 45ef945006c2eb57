package dev.lockstep.agent.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegDoorbell;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorbellTest {
    @Test
    void a_doorbell_is_read_from_its_event() {
        LegDoorbell bell = new LegDoorbell(SampleLeg.CYCLE, "s1.1", "qa-agent");
        CloudEvent event = CloudEvent.message(
                "1", "/lockstep/tracker", LegDoorbell.TYPE, SampleLeg.CYCLE, Instant.EPOCH, Json.tree(bell), null);

        assertThat(Doorbell.read(Json.bytes(event))).contains(bell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "null",
                "[]",
                "{}",
                "{\"type\":\"something.else\",\"data\":{}}",
                "{\"type\":\"dev.lockstep.leg.waiting.v1\"}",
                "{\"type\":\"dev.lockstep.leg.waiting.v1\",\"data\":null}",
                "{\"type\":\"dev.lockstep.leg.waiting.v1\",\"data\":\"s1.1\"}",
                "{\"type\":\"dev.lockstep.leg.waiting.v1\",\"data\":{\"leg\":\"s1.1\",\"service\":\"qa-agent\"}}",
                "{\"type\":\"dev.lockstep.leg.waiting.v1\",\"data\":{\"cycle\":\"1\",\"leg\":\"s1.1\",\"service\":\"x\"}}"
            })
    void what_is_no_doorbell_is_dropped(String message) {
        assertThat(Doorbell.read(message.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}

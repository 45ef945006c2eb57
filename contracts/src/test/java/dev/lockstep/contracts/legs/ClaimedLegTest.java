package dev.lockstep.contracts.legs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Samples;
import org.junit.jupiter.api.Test;

/** Tracker and agents may be of different versions, so a claimed leg of the first day is read without loss. */
class ClaimedLegTest {
    @Test
    void anOldSampleIsReadWithoutLoss() {
        JsonNode sample = Samples.resource("/samples/v1/claimed-leg.json");

        ClaimedLeg leg = Json.mapper().convertValue(sample, ClaimedLeg.class);

        assertThat(leg.task()).isNotNull().returns(null, task -> task.description());
        assertThat(leg.history()).isNull();
        assertThat(Json.read(Json.bytes(leg), JsonNode.class)).isEqualTo(Json.read(Json.bytes(sample), JsonNode.class));
    }
}

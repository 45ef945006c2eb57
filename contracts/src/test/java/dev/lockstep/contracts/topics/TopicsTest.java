package dev.lockstep.contracts.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Samples;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void everyServiceHasARequestTopicBesidesTheSharedOnes() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "lockstep.events",
                        "lockstep.session-facts",
                        "lockstep.dead-letter",
                        "lockstep.session-requests.architect-agent",
                        "lockstep.session-requests.engineer-agent",
                        "lockstep.session-requests.reviewer-agent",
                        "lockstep.session-requests.qa-agent")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDeclarationCanBeCreated() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            assertThat(topic.name()).matches("[a-z.-]{1,249}");
            assertThat(topic.partitions()).isPositive().isGreaterThanOrEqualTo(topic.localPartitions());
            assertThat(topic.localPartitions()).isPositive();
            assertThat(topic.retention()).isPositive();
        });
    }

    @Test
    void everySampleIsFarBelowTheBoundOnMessages() {
        assertThat(Topics.MAX_MESSAGE_BYTES).isEqualTo(262_144);
        assertThat(Samples.types()).allSatisfy(type -> assertThat(Json.bytes(Samples.of(type)))
                .hasSizeLessThan(Topics.MAX_MESSAGE_BYTES / 10));
    }
}

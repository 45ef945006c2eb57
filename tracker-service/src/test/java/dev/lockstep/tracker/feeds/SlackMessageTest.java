package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.DeploymentStatus;
import dev.lockstep.contracts.events.EventTypes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
    private static final UUID CYCLE = new UUID(0, 7);

    private static Optional<JsonNode> message(CycleEvent event, String title) {
        String type = EventTypes.typeOf(event);
        CloudEvent envelope = CloudEvent.ofCycle(CYCLE, 3, Instant.EPOCH, type, Json.tree(event), null)
                .at(9, "chain");
        return SlackMessage.of(new LoggedEvent(9, envelope.id(), CYCLE, "shop", type, Json.text(envelope)), title)
                .map(bytes -> Json.read(bytes, JsonNode.class));
    }

    @Test
    void whatPeopleWaitForIsASentenceInTextAndBlocks() {
        JsonNode message = message(new CycleEvent.LegFailed("s2", "s2.1", 1, "no disk"), "Prices")
                .orElseThrow();

        assertThat(message.path("text").asText()).isEqualTo("*Prices* (shop): session s2 failed: no disk");
        assertThat(message.at("/blocks/0/text/text")).isEqualTo(message.path("text"));
        assertThat(message.at("/blocks/1/elements/0/text").asText()).isEqualTo("Cycle " + CYCLE);
    }

    @Test
    void textOfOthersCantBeALinkOrAMention() {
        CycleEvent event = new CycleEvent.CycleCancelled("rita", "<!channel> & <https://evil|click>\nme");

        JsonNode message = message(event, "<b>&").orElseThrow();

        assertThat(message.path("text").asText())
                .isEqualTo("*&lt;b&gt;&amp;* (shop): cancelled by rita: &lt;!channel&gt; &amp;"
                        + " &lt;https://evil|click&gt; me");
    }

    @Test
    void textIsBounded() {
        JsonNode message = message(new CycleEvent.CycleCancelled("rita", "<".repeat(9_000)), "Prices")
                .orElseThrow();

        assertThat(message.at("/blocks/0/text/text").asText())
                .hasSizeLessThan(3_000)
                .contains("…");
    }

    @Test
    void aDeploymentIsToldAndAClaimIsNot() {
        CycleEvent reported =
                new CycleEvent.DeploymentReported("production", DeploymentStatus.ROLLED_BACK, "c", null, null, "pipe");

        assertThat(message(reported, "Prices").orElseThrow().path("text").asText())
                .endsWith("deployment to production rolled-back");
        assertThat(message(new CycleEvent.LegClaimed("s1", "s1.1", 1, "worker"), "Prices"))
                .isEmpty();
    }
}

package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventFilterTest {
    private static final String OPENED = "dev.lockstep.stop-opened.v1";
    private static final LoggedEvent EVENT = new LoggedEvent(1, "id", new UUID(0, 1), "shop", OPENED, "{}");

    @Test
    void typesAreNamedInFullOrShortAndSeveralAtOnce() {
        assertThat(EventFilter.types(List.of(OPENED, "stop-passed, cycle-closed", "")))
                .containsExactlyInAnyOrder(OPENED, "dev.lockstep.stop-passed.v1", "dev.lockstep.cycle-closed.v1");
    }

    @Test
    void anUnknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> EventFilter.types(List.of("stop-opend")))
                .hasMessageContaining("'stop-opend'")
                .hasMessageContaining("stop-opened");
    }

    @Test
    void anEventMustMatchAllThatIsGiven() {
        assertThat(EventFilter.ALL.wants(EVENT)).isTrue();
        assertThat(new EventFilter(Optional.of("shop"), Optional.of(new UUID(0, 1)), Set.of(OPENED)).wants(EVENT))
                .isTrue();
        assertThat(new EventFilter(Optional.of("bank"), Optional.empty(), Set.of()).wants(EVENT))
                .isFalse();
        assertThat(new EventFilter(Optional.empty(), Optional.of(new UUID(0, 2)), Set.of()).wants(EVENT))
                .isFalse();
        assertThat(new EventFilter(Optional.empty(), Optional.empty(), Set.of("other")).wants(EVENT))
                .isFalse();
    }
}

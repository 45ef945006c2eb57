package dev.lockstep.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.Json;
import org.junit.jupiter.api.Test;

class EventTypesTest {
    @Test
    void everyEventHasATypeOfItsOwn() {
        assertThat(EventTypes.all())
                .hasSameSizeAs(CycleEvent.class.getPermittedSubclasses())
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(type -> type.matches("dev\\.lockstep\\.[a-z]+(-[a-z]+)*\\.v1"))
                .contains("dev.lockstep.stop-opened.v1", "dev.lockstep.cycle-closed.v1");
    }

    @Test
    void anEventIsReadBackByItsType() {
        CycleEvent event = new CycleEvent.BranchAdvanced("a", "b");

        assertThat(EventTypes.read(EventTypes.typeOf(event), Json.tree(event))).isEqualTo(event);
    }

    @Test
    void anEventWithoutDataIsReadBackToo() {
        CycleEvent event = new CycleEvent.CycleClosed();

        assertThat(EventTypes.read(EventTypes.typeOf(event), Json.tree(event))).isEqualTo(event);
    }

    @Test
    void anUnknownTypeOrVersionIsRefusedByName() {
        assertThatThrownBy(() -> EventTypes.read(
                        "dev.lockstep.stop-opened.v2", Json.mapper().createObjectNode()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'dev.lockstep.stop-opened.v2'")
                .hasMessageContaining("dev.lockstep.stop-opened.v1");
    }
}

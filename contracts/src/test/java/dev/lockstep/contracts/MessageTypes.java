package dev.lockstep.contracts;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.facts.LegOutcome;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Every type that a message may have, and the record that its data is. */
public final class MessageTypes {
    private MessageTypes() {}

    public static Map<String, Class<?>> all() {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Class<?> event : CycleEvent.class.getPermittedSubclasses()) {
            types.put(EventTypes.typeOf(event.asSubclass(CycleEvent.class)), event);
        }
        types.put(LegOutcome.TYPE, LegOutcome.class);
        types.put(LegDoorbell.TYPE, LegDoorbell.class);
        return types;
    }

    public static Class<?> recordOf(String type) {
        return Objects.requireNonNull(all().get(type), type);
    }
}

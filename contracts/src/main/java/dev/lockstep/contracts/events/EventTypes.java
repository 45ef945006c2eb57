package dev.lockstep.contracts.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The CloudEvents types of the public log: {@code dev.lockstep.} and the record's name in kebab case, then its version. */
public final class EventTypes {
    private static final String PREFIX = "dev.lockstep.";
    private static final String VERSION = ".v1";

    private static final Map<String, Class<? extends CycleEvent>> BY_TYPE = Arrays.stream(
                    CycleEvent.class.getPermittedSubclasses())
            .<Class<? extends CycleEvent>>map(type -> type.asSubclass(CycleEvent.class))
            .collect(Collectors.toUnmodifiableMap(EventTypes::typeOf, Function.identity()));

    private EventTypes() {}

    /** The type of an event record, as in {@code dev.lockstep.stop-opened.v1}. */
    public static String typeOf(Class<? extends CycleEvent> event) {
        String kebab = event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
        return PREFIX + kebab.toLowerCase(Locale.ROOT) + VERSION;
    }

    public static String typeOf(CycleEvent event) {
        return typeOf(event.getClass());
    }

    /** All types, sorted. */
    public static List<String> all() {
        return BY_TYPE.keySet().stream().sorted().toList();
    }

    /**
     * The event in an envelope's data.
     *
     * @throws IllegalArgumentException when the type or its version is not known
     */
    public static CycleEvent read(String type, JsonNode data) {
        Class<? extends CycleEvent> event = BY_TYPE.get(type);
        if (event == null) {
            throw new IllegalArgumentException("Unknown event type '" + type + "'; known are " + all());
        }
        return Json.mapper().convertValue(data, event);
    }
}

package dev.lockstep.tracker.cycles;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.domain.Rejection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The bound on what one event may hold. The relay publishes in order and can't leave an event out, so that one which no
 * broker takes would stop the feed of every cycle.
 */
public final class EventSize {
    /** Room in bytes for the envelope with position, chain and trace, the record's key and headers, and its batch. */
    private static final int ENVELOPE = 2 * 1024;

    static final int MOST = Topics.MAX_MESSAGE_BYTES - ENVELOPE;

    private EventSize() {}

    /**
     * Makes sure that events can be published.
     *
     * @throws RejectedException when one is too large; its problem names the field that takes the most room
     */
    public static void require(Collection<CycleEvent> events) {
        for (CycleEvent event : events) {
            // As it is published: the canonical form writes some characters in fewer bytes.
            int size = Json.bytes(event).length;
            if (size > MOST) {
                throw new RejectedException(tooLarge(event, size));
            }
        }
    }

    private static Rejection tooLarge(CycleEvent event, int size) {
        Map.Entry<String, JsonNode> largest = Json.tree(event).properties().stream()
                .max(Comparator.comparingInt(field -> Json.bytes(field.getValue()).length))
                .orElseThrow();
        return Rejection.invalid(
                "This is more than one event of the log can hold; nothing is recorded",
                List.of(
                        "'%s' takes %,d bytes; the whole event (%s) has %,d and may have %,d. Shorten it, or keep the text"
                                        .formatted(
                                                largest.getKey(),
                                                Json.bytes(largest.getValue()).length,
                                                EventTypes.typeOf(event),
                                                size,
                                                MOST)
                                + " in a document and name that"));
    }
}

package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events a person wants to see.
 *
 * @param cycle null for all cycles
 * @param person a name; empty for everybody, and for what nobody did
 * @param type a type of the log, as in {@code dev.lockstep.stop-opened.v1}; empty for all
 */
public record AuditFilter(@Nullable UUID cycle, String person, String type) {
    /** A type and the words for it. */
    public record Type(String name, String words) {}

    /**
     * The filter of an address.
     *
     * @throws RejectedException when its cycle is no id
     */
    static AuditFilter of(MultivaluedMap<String, String> query) {
        String cycle = value(query, "cycle");
        try {
            return new AuditFilter(
                    cycle.isEmpty() ? null : UUID.fromString(cycle), value(query, "person"), value(query, "type"));
        } catch (IllegalArgumentException _) {
            throw new RejectedException(Rejection.of(
                    Rejection.Kind.INVALID, "'" + cycle + "' is no cycle's id; copy it from the cycle's address"));
        }
    }

    private static String value(MultivaluedMap<String, String> query, String name) {
        return Objects.requireNonNullElse(query.getFirst(name), "").strip();
    }

    /** All types there are, for a choice. */
    public List<Type> types() {
        return EventTypes.all().stream()
                .map(name -> new Type(name, AuditRow.words(name)))
                .toList();
    }

    /** The query of an address that asks for the same. */
    public String query() {
        return "cycle=" + (cycle == null ? "" : cycle) + "&person=" + encoded(person) + "&type=" + encoded(type);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

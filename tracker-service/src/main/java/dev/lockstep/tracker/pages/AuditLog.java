package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The log as an auditor reads it. One cycle's events are ordered by their number in the cycle, so that those that are not
 * published yet are among them; all cycles' by their position in the whole log.
 */
@ApplicationScoped
class AuditLog {
    /**
     * Canonical JSON has no spaces, and a quotation mark within a text has a backslash before it: these bytes can stand only
     * where a field begins. Texts of the log may hold what PostgreSQL's own JSON functions refuse.
     */
    private static final List<String> WHO = List.of("\"by\":", "\"requestedBy\":");

    private final EntityManager entities;

    AuditLog(EntityManager entities) {
        this.entities = entities;
    }

    /** The newest events before a place, newest first; all places are before {@link Long#MAX_VALUE}. */
    @Transactional
    List<AuditedEvent> before(AuditFilter filter, long place, int most) {
        return read(filter, "<", "desc", place, most);
    }

    /** The oldest events after a place, oldest first; all places are after 0. */
    @Transactional
    List<AuditedEvent> after(AuditFilter filter, long place, int most) {
        return read(filter, ">", "asc", place, most);
    }

    /** The place of an event in the order of its filter. */
    static long place(AuditFilter filter, CloudEvent event) {
        Long place = filter.cycle() == null ? event.position() : event.sequence();
        return place == null ? 0 : place;
    }

    private List<AuditedEvent> read(AuditFilter filter, String side, String order, long place, int most) {
        String column = filter.cycle() == null ? "p.position" : "e.sequence";
        List<String> conditions = new ArrayList<>(List.of(column + " " + side + " :place"));
        Map<String, Object> values = new LinkedHashMap<>(Map.of("place", place));
        UUID cycle = filter.cycle();
        if (cycle != null) {
            conditions.add("e.cycle_id = :cycle");
            values.put("cycle", cycle);
        }
        if (!filter.type().isEmpty()) {
            conditions.add("e.type = :type");
            values.put("type", filter.type());
        }
        if (!filter.person().isEmpty()) {
            person(filter.person(), conditions, values);
        }
        Query query = entities.createNativeQuery("""
                select e.body, e.chain, coalesce(p.position, 0), c.title from event_position p
                join event e on e.cycle_id = p.cycle_id and e.sequence = p.sequence
                join cycle c on c.id = e.cycle_id
                where %s order by %s %s limit %d
                """.formatted(String.join(" and ", conditions), column, order, most));
        values.forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> event((Object[]) row)).toList();
    }

    private static void person(String name, List<String> conditions, Map<String, Object> values) {
        String listed = new String(Json.canonical(List.of(name)), StandardCharsets.UTF_8);
        String quoted = listed.substring(1, listed.length() - 1);
        List<String> either = new ArrayList<>();
        for (String field : WHO) {
            String parameter = "who" + either.size();
            either.add("position(:" + parameter + " in e.body) > 0");
            values.put(parameter, (field + quoted).getBytes(StandardCharsets.UTF_8));
        }
        conditions.add("(" + String.join(" or ", either) + ")");
    }

    private static AuditedEvent event(Object[] row) {
        CloudEvent event = Json.read((byte[]) row[0], CloudEvent.class);
        long position = ((Number) row[2]).longValue();
        return new AuditedEvent(position == 0 ? event : event.at(position, (String) row[1]), (String) row[3]);
    }
}

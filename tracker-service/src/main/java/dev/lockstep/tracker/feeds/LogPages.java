package dev.lockstep.tracker.feeds;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/**
 * The log in its published order, read in pages. Positions are given one after the other under the relay's row lock, so
 * whoever sees one sees all before it.
 */
@ApplicationScoped
class LogPages {
    private static final String PAGE = """
            select p.position, e.cycle_id, c.project, e.type, e.body, e.chain
            from event_position p
            join event e on e.cycle_id = p.cycle_id and e.sequence = p.sequence
            join cycle c on c.id = p.cycle_id
            where p.position > :after and p.position <= :end%s order by p.position limit %d
            """;

    private final EntityManager entities;

    LogPages(EntityManager entities) {
        this.entities = entities;
    }

    /** The last position that an event has; 0 when none has one. */
    long end() {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("select coalesce(max(position), 0) from event_position")
                                .getSingleResult())
                .longValue());
    }

    /** Up to {@code most} wanted events after a position and up to another, in order. */
    List<LoggedEvent> between(long after, long end, EventFilter filter, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = query(after, end, filter, most).getResultList();
            return rows.stream().map(row -> event((Object[]) row)).toList();
        });
    }

    private Query query(long after, long end, EventFilter filter, int most) {
        StringBuilder wanted = new StringBuilder();
        filter.project().ifPresent(_ -> wanted.append(" and c.project = :project"));
        filter.cycle().ifPresent(_ -> wanted.append(" and p.cycle_id = :cycle"));
        if (!filter.types().isEmpty()) {
            wanted.append(" and e.type in (:types)");
        }
        Query query = entities.createNativeQuery(PAGE.formatted(wanted, most))
                .setParameter("after", after)
                .setParameter("end", end);
        filter.project().ifPresent(project -> query.setParameter("project", project));
        filter.cycle().ifPresent(cycle -> query.setParameter("cycle", cycle));
        if (!filter.types().isEmpty()) {
            query.setParameter("types", filter.types());
        }
        return query;
    }

    private static LoggedEvent event(Object[] row) {
        long position = ((Number) row[0]).longValue();
        CloudEvent event = Json.read((byte[]) row[4], CloudEvent.class).at(position, (String) row[5]);
        return new LoggedEvent(position, event.id(), (UUID) row[1], (String) row[2], (String) row[3], Json.text(event));
    }
}

package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cycles that are on their way, by phase. */
@ApplicationScoped
class Board {
    private static final int CARDS = 20;

    private final EntityManager entities;

    Board(EntityManager entities) {
        this.entities = entities;
    }

    /** A cycle on the board; {@code waitsSince} is null while nothing of it waits for people. */
    record Card(
            UUID id,
            String project,
            String title,
            String state,
            String requestedBy,
            Instant updatedAt,
            @Nullable Instant waitsSince) {}

    /** A phase's cycles: the first cards, and how many there are in all. */
    record Column(String phase, long count, List<Card> cards) {
        public long more() {
            return count - cards.size();
        }
    }

    /** The columns in the order of the phases, of one project or, for an empty name, of all. */
    @Transactional
    List<Column> columns(String project) {
        Map<String, Long> counts = counts(project);
        List<Column> columns = new ArrayList<>();
        for (PhaseName phase : PhaseName.values()) {
            long count = counts.getOrDefault(phase.label(), 0L);
            columns.add(new Column(phase.label(), count, count == 0 ? List.of() : cards(phase, project)));
        }
        return columns;
    }

    @Transactional
    List<String> projects() {
        return entities.createNativeQuery("select name from project order by name", String.class)
                .getResultList();
    }

    private Map<String, Long> counts(String project) {
        List<?> rows = entities.createNativeQuery("""
                        select phase, count(*) from cycle
                        where state not in ('CLOSED', 'CANCELLED') and (?1 = '' or project = ?1) group by phase
                        """).setParameter(1, project).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    /** Those that wait longest come first, then the newest. */
    private List<Card> cards(PhaseName phase, String project) {
        List<?> rows = entities.createNativeQuery("""
                        select c.id, c.project, c.title, c.state, c.requested_by, c.updated_at,
                            (select min(i.since) from inbox_item i where i.cycle_id = c.id) waits
                        from cycle c
                        where c.state not in ('CLOSED', 'CANCELLED') and c.phase = ?1 and (?2 = '' or c.project = ?2)
                        order by waits nulls last, c.id desc limit %d
                        """.formatted(CARDS))
                .setParameter(1, phase.label())
                .setParameter(2, project)
                .getResultList();
        return rows.stream().map(row -> card((Object[]) row)).toList();
    }

    private static Card card(Object[] row) {
        return new Card(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (Instant) row[5],
                (Instant) row[6]);
    }
}

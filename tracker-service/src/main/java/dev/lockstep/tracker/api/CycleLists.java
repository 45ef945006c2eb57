package dev.lockstep.tracker.api;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.tracker.cycles.CycleState;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages of cycles, newest first, and pages of a cycle's events, oldest first. */
@ApplicationScoped
public class CycleLists {
    private static final int PAGE = 50;
    private static final int EVENTS = 500;

    private final CycleRows rows;
    private final EntityManager entities;

    CycleLists(CycleRows rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    /** A cycle in one line. */
    public record Line(
            UUID id, String project, String title, String state, String phase, String requestedBy, Instant updatedAt) {}

    /** Some cycles, and the cursor of the page after them if there is one. */
    public record Page(List<Line> items, @Nullable UUID next) {}

    @Transactional
    public Page page(Optional<String> project, Optional<String> state, Optional<UUID> cursor) {
        Map<String, Object> parameters = new HashMap<>();
        StringBuilder where = new StringBuilder("1 = 1");
        project.ifPresent(value -> {
            where.append(" and project = :project");
            parameters.put("project", value);
        });
        state.ifPresent(value -> {
            where.append(" and state = :state");
            parameters.put("state", known(value));
        });
        cursor.ifPresent(value -> {
            where.append(" and id < :cursor");
            parameters.put("cursor", value);
        });
        List<CycleRow> found = rows.find(where + " order by id desc", parameters)
                .range(0, PAGE)
                .list();
        List<Line> lines = found.stream().limit(PAGE).map(CycleLists::line).toList();
        return new Page(lines, found.size() > PAGE ? lines.getLast().id() : null);
    }

    /** Up to 500 events after that sequence number, each as it is published; without a position until it is. */
    @Transactional
    public List<CloudEvent> events(UUID cycle, long after) {
        List<?> found = entities.createNativeQuery("""
                        select e.body, e.chain, coalesce(p.position, 0) from event e
                        join event_position p on p.cycle_id = e.cycle_id and p.sequence = e.sequence
                        where e.cycle_id = ?1 and e.sequence > ?2 order by e.sequence limit %d
                        """.formatted(EVENTS))
                .setParameter(1, cycle)
                .setParameter(2, after)
                .getResultList();
        return found.stream().map(row -> event((Object[]) row)).toList();
    }

    /** All events of a cycle. */
    public List<CloudEvent> all(UUID cycle) {
        List<CloudEvent> all = new ArrayList<>();
        List<CloudEvent> more = events(cycle, 0);
        while (!more.isEmpty()) {
            all.addAll(more);
            more = more.size() < EVENTS ? List.of() : events(cycle, all.size());
        }
        return List.copyOf(all);
    }

    private static CloudEvent event(Object[] row) {
        CloudEvent event = Json.read((byte[]) row[0], CloudEvent.class);
        long position = ((Number) row[2]).longValue();
        return position == 0 ? event : event.at(position, (String) row[1]);
    }

    private static String known(String state) {
        return Arrays.stream(CycleState.values())
                .map(Enum::name)
                .filter(state::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new RejectedException(Rejection.of(
                        Rejection.Kind.INVALID,
                        "There is no state '" + state + "'; use one of " + Arrays.toString(CycleState.values()))));
    }

    private static Line line(CycleRow row) {
        return new Line(row.id, row.project, row.title, row.state, row.phase, row.requestedBy, row.updatedAt);
    }
}

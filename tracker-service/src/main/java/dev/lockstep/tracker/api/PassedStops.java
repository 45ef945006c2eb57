package dev.lockstep.tracker.api;

import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.PassedStop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The stops that a cycle has passed, with the time that the log has for each. */
@ApplicationScoped
class PassedStops {
    private final EntityManager entities;

    PassedStops(EntityManager entities) {
        this.entities = entities;
    }

    List<CycleView.GateView> of(Cycle cycle) {
        if (cycle.passed().isEmpty()) {
            return List.of();
        }
        Map<Long, Instant> times = times(cycle);
        return cycle.passed().stream()
                .map(passed -> new CycleView.GateView(
                        passed.stop(),
                        passed.hard(),
                        passed.phase().label(),
                        passed.approvedBy(),
                        passed.digest(),
                        Objects.requireNonNull(times.get(passed.sequence()))))
                .toList();
    }

    private Map<Long, Instant> times(Cycle cycle) {
        List<?> rows = entities.createNativeQuery(
                        "select sequence, recorded_at from event where cycle_id = ?1 and sequence in (?2)")
                .setParameter(1, cycle.id())
                .setParameter(
                        2, cycle.passed().stream().map(PassedStop::sequence).toList())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> (Instant) row[1]));
    }
}

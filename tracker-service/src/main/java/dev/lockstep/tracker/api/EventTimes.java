package dev.lockstep.tracker.api;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Deployment;
import dev.lockstep.tracker.domain.state.PassedStop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When the events were recorded that a cycle's state names by their number. */
@ApplicationScoped
class EventTimes {
    private final EntityManager entities;

    EventTimes(EntityManager entities) {
        this.entities = entities;
    }

    /** The times of the cycle's passed stops, waivers and deployments, by the sequence of the event. */
    Map<Long, Instant> of(Cycle cycle) {
        List<Long> sequences = Stream.of(
                        cycle.passed().stream().map(PassedStop::sequence),
                        waivers(cycle),
                        cycle.deployments().stream().map(Deployment::sequence))
                .flatMap(Function.identity())
                .toList();
        if (sequences.isEmpty()) {
            return Map.of();
        }
        List<?> rows = entities.createNativeQuery(
                        "select sequence, recorded_at from event where cycle_id = ?1 and sequence in (?2)")
                .setParameter(1, cycle.id())
                .setParameter(2, sequences)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> ((Number) row[0]).longValue(), row -> (Instant) row[1]));
    }

    private static Stream<Long> waivers(Cycle cycle) {
        return cycle.findings().stream()
                .flatMap(finding -> Optional.ofNullable(finding.life()).stream())
                .map(Finding.Life::waived)
                .flatMap(waiver -> Optional.ofNullable(waiver).stream())
                .map(Finding.Waiver::sequence);
    }
}

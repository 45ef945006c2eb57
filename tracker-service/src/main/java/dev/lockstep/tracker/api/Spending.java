package dev.lockstep.tracker.api;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What cycles have cost: turns and tokens by session, and commits. */
@ApplicationScoped
class Spending {
    private static final List<String> COMMITS = List.of(
            EventTypes.typeOf(CycleEvent.BranchAdvanced.class),
            EventTypes.typeOf(CycleEvent.BranchUpdated.class),
            EventTypes.typeOf(CycleEvent.CycleMerged.class));

    private final EntityManager entities;

    Spending(EntityManager entities) {
        this.entities = entities;
    }

    /** Turns recorded and tokens that the provider reported. */
    record OfSession(long turns, long tokens) {}

    Map<String, OfSession> bySession(UUID cycle) {
        List<?> rows = entities.createNativeQuery(
                        "select session, count(*), sum(input_tokens + output_tokens) from turn where cycle_id = ?1"
                                + " group by session")
                .setParameter(1, cycle)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> new OfSession(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
    }

    /** How many commits the cycle has put on a branch, merges included. */
    long commits(UUID cycle) {
        Object count = entities.createNativeQuery("select count(*) from event where cycle_id = ?1 and type in (?2)")
                .setParameter(1, cycle)
                .setParameter(2, COMMITS)
                .getSingleResult();
        return ((Number) count).longValue();
    }
}

package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Computes hash chains anew from what the database holds. */
@ApplicationScoped
class Chains {
    private static final int PAGE = 500;

    private final CycleRows cycles;
    private final EntityManager entities;

    Chains(CycleRows cycles, EntityManager entities) {
        this.cycles = cycles;
        this.entities = entities;
    }

    /**
     * Checks a cycle's whole log. Nothing is appended meanwhile.
     *
     * @throws RejectedException when there is no such cycle
     */
    @Transactional
    ChainCheck.Result check(UUID cycle) {
        CycleRow row = cycles.findById(cycle, LockModeType.PESSIMISTIC_READ);
        if (row == null) {
            throw RejectedException.unknown("There is no cycle " + cycle);
        }
        ChainCheck check = new ChainCheck();
        long after = 0;
        List<?> links;
        do {
            links = page(cycle, after);
            for (Object link : links) {
                Object[] columns = (Object[]) link;
                after = ((Number) columns[0]).longValue();
                check.add(after, (byte[]) columns[1], (String) columns[2]);
            }
        } while (links.size() == PAGE);
        return check.against(row.sequence, row.chain);
    }

    private List<?> page(UUID cycle, long after) {
        return entities.createNativeQuery(
                        "select sequence, body, chain from event where cycle_id = ?1 and sequence > ?2"
                                + " order by sequence limit " + PAGE)
                .setParameter(1, cycle)
                .setParameter(2, after)
                .getResultList();
    }
}

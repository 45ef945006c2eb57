package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.command.Spent;
import dev.lockstep.tracker.domain.state.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What cycles have used, summed over the recorded turns; and the commits that they made. */
@ApplicationScoped
public class Spending {
    private static final List<String> COMMITS = List.of(
            EventTypes.typeOf(CycleEvent.BranchAdvanced.class),
            EventTypes.typeOf(CycleEvent.BranchUpdated.class),
            EventTypes.typeOf(CycleEvent.CycleMerged.class));

    /** An attempt's time runs from its claim to its last turn: nobody knows how long a lost one went on after that. */
    private static final String BY_SESSION = """
            select w.session, sum(w.turns), sum(w.replies), sum(w.tokens), sum(w.cost),
                coalesce(sum(extract(epoch from w.until - a.claimed_at)), 0)
            from (
                select session, leg, attempt, count(*) turns, count(*) filter (where kind = 'model') replies,
                    sum(input_tokens + output_tokens) tokens, sum(cost) cost, max(recorded_at) until
                from turn where cycle_id = ?1 group by session, leg, attempt
            ) w left join attempt a on a.cycle_id = ?1 and a.leg = w.leg and a.attempt = w.attempt
            group by w.session
            """;

    private final EntityManager entities;
    private final Briefs briefs;

    Spending(EntityManager entities, Briefs briefs) {
        this.entities = entities;
        this.briefs = briefs;
    }

    /** How many turns of all kinds were recorded, and what they used. */
    public record OfSession(long turns, Amounts used) {
        public static final OfSession NOTHING = new OfSession(0, Amounts.NOTHING);
    }

    @Transactional
    public Map<String, OfSession> bySession(UUID cycle) {
        List<?> rows =
                entities.createNativeQuery(BY_SESSION).setParameter(1, cycle).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(
                        row -> (String) row[0],
                        row -> new OfSession(
                                number(row[1]),
                                new Amounts(number(row[2]), number(row[3]), number(row[4]), number(row[5])))));
    }

    /** What the sessions of a cycle have used together. */
    @Transactional
    public Amounts of(UUID cycle) {
        return total(bySession(cycle));
    }

    /** What a session and its cycle have used, and the budget that the session's template gives it. */
    @Transactional
    public Spent of(Cycle cycle, Session session) {
        Map<String, OfSession> bySession = bySession(cycle.id());
        return new Spent(
                briefs.template(cycle.charter(), session.phase()).spec().budget(),
                bySession.getOrDefault(session.id(), OfSession.NOTHING).used(),
                total(bySession));
    }

    public static Amounts total(Map<String, OfSession> bySession) {
        return bySession.values().stream().map(OfSession::used).reduce(Amounts.NOTHING, Amounts::plus);
    }

    /** How many commits the cycle has put on a branch, merges included. */
    public long commits(UUID cycle) {
        return number(entities.createNativeQuery("select count(*) from event where cycle_id = ?1 and type in (?2)")
                .setParameter(1, cycle)
                .setParameter(2, COMMITS)
                .getSingleResult());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}

package dev.lockstep.tracker.relay;

import dev.lockstep.tracker.TrackerConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The gapless positions of the log. Events get theirs in order of (cycle, sequence) when the relay first sees them
 * committed; a search by a growing id would miss those that commit late.
 */
@ApplicationScoped
class LogPositions {
    private static final int BATCH = 500;

    /** Only of the relay that leads, whose lease it renews. */
    private static final String ASSIGN = """
            with mine as (
                select assigned from relay where id = 1 and holder = ?1 for update
            ), fresh as (
                select cycle_id, sequence, row_number() over (order by cycle_id, sequence) as n
                from (select cycle_id, sequence from event_position where position is null
                      order by cycle_id, sequence limit %d) waiting
            ), placed as (
                update event_position p set position = mine.assigned + fresh.n
                from fresh, mine where p.cycle_id = fresh.cycle_id and p.sequence = fresh.sequence
                returning 1
            )
            update relay set assigned = assigned + (select count(*) from placed),
                held_until = now() + make_interval(secs => ?2)
            where id = 1 and holder = ?1
            """.formatted(BATCH);

    private static final String UNPUBLISHED = """
            select p.position, e.cycle_id, e.sequence, e.type, e.body, e.chain
            from event_position p join event e on e.cycle_id = p.cycle_id and e.sequence = p.sequence
            where p.position > (select published from relay where id = 1)
            order by p.position limit %d
            """.formatted(BATCH);

    /** The next position to publish, and those that have none yet: the oldest event is one of these. */
    private static final String WAITING = """
            select r.assigned - r.published + (select count(*) from event_position where position is null),
                   coalesce(extract(epoch from clock_timestamp() - (
                       select min(e.recorded_at) from event_position p
                       join event e on e.cycle_id = p.cycle_id and e.sequence = p.sequence
                       where p.position is null or p.position = r.published + 1)), 0)
            from relay r where r.id = 1
            """;

    private static final String LEAD = "update relay set holder = ?1 where id = 1 and held_until < now()";

    private static final String WAKE =
            "select cast(pg_notify(?1, '') as text) from relay where id = 1 and holder <> ?2 and held_until >= now()";

    private final EntityManager entities;
    private final Duration lease;
    private final String holder = UUID.randomUUID().toString();

    LogPositions(EntityManager entities, TrackerConfig config) {
        this.entities = entities;
        this.lease = config.relay().lease();
    }

    /** An event that is to be published. */
    record Placed(long position, UUID cycle, long sequence, String type, byte[] body, String chain) {}

    /** How many events wait, and since when the oldest does; zero when none does. */
    record Waiting(long events, Duration oldest) {}

    /** Whether there is anything to do. */
    boolean isBehind() {
        return inTransaction(() -> (boolean) entities.createNativeQuery(
                        "select published < assigned or exists (select 1 from event_position where position is null)"
                                + " from relay where id = 1",
                        Boolean.class)
                .getSingleResult());
    }

    /**
     * Takes or renews the lease, gives positions to new events, and returns the next to publish; none if another relay leads.
     *
     * @param early is told them before their positions are committed, which the events themselves are
     */
    List<Placed> next(Consumer<Placed> early) {
        return inTransaction(() -> {
            List<Placed> batch = assigns() || leads() && assigns() ? unpublished() : List.of();
            batch.forEach(early);
            return batch;
        });
    }

    private boolean assigns() {
        return entities.createNativeQuery(ASSIGN)
                        .setParameter(1, holder)
                        .setParameter(2, (double) lease.toSeconds())
                        .executeUpdate()
                == 1;
    }

    private boolean leads() {
        return entities.createNativeQuery(LEAD).setParameter(1, holder).executeUpdate() == 1;
    }

    private List<Placed> unpublished() {
        List<?> rows = entities.createNativeQuery(UNPUBLISHED).getResultList();
        return rows.stream().map(row -> placed((Object[]) row)).toList();
    }

    /** Notes that everything up to a position is on Kafka. */
    void published(long position) {
        inTransaction(() -> entities.createNativeQuery(
                        "update relay set published = ?1 where id = 1 and holder = ?2 and published < ?1")
                .setParameter(1, position)
                .setParameter(2, holder)
                .executeUpdate());
    }

    /**
     * Wakes the replica that leads, if that is another. Notices end their transactions one by one across the whole
     * database, so this is never done in the transaction of a decision.
     */
    void wakeLeader() {
        inTransaction(() -> entities.createNativeQuery(WAKE)
                .setParameter(1, RelayCalls.CHANNEL)
                .setParameter(2, holder)
                .getResultList());
    }

    /** What waits to be published. */
    Waiting waiting() {
        Object[] row = (Object[])
                inTransaction(() -> entities.createNativeQuery(WAITING).getSingleResult());
        return new Waiting(((Number) row[0]).longValue(), Duration.ofSeconds(((Number) row[1]).longValue()));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static Placed placed(Object[] row) {
        return new Placed(
                ((Number) row[0]).longValue(),
                (UUID) row[1],
                ((Number) row[2]).longValue(),
                (String) row[3],
                (byte[]) row[4],
                (String) row[5]);
    }
}

package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.TrackerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an operator asks the database: which legs are silent, and how far the log is published. */
@ApplicationScoped
class Operations {
    private static final int MOST = 200;

    /** A leg that a worker gave back has no lease, and waits again from its dispatch. */
    private static final String SILENT = """
            select l.cycle_id, c.title, l.session, l.leg, l.service, l.attempt,
                (select a.worker from attempt a
                 where a.cycle_id = l.cycle_id and a.leg = l.leg and a.attempt = l.attempt),
                coalesce(l.lease_until, l.dispatched_at) since
            from leg l join cycle c on c.id = l.cycle_id
            where l.state <> 'ended'
                and (l.state = 'claimed' and l.lease_until < clock_timestamp()
                    or l.state = 'waiting' and l.dispatched_at < clock_timestamp() - make_interval(secs => ?1))
            order by since limit %d
            """.formatted(MOST);

    private final EntityManager entities;
    private final long lease;

    Operations(EntityManager entities, TrackerConfig config) {
        this.entities = entities;
        this.lease = config.legs().lease().toSeconds();
    }

    /** How many events have a position, and how many of them are on Kafka. */
    record Published(long assigned, long published) {}

    /** Legs whose worker lets nothing be heard, or that nobody has taken within a lease's time; the longest silent first. */
    @Transactional
    List<SilentLeg> silent() {
        List<?> rows = entities.createNativeQuery(SILENT)
                .setParameter(1, (double) lease)
                .getResultList();
        return rows.stream().map(row -> silent((Object[]) row)).toList();
    }

    @Transactional
    Published published() {
        Object[] row = (Object[]) entities.createNativeQuery("select assigned, published from relay where id = 1")
                .getSingleResult();
        return new Published(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    private static SilentLeg silent(Object[] row) {
        return new SilentLeg(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).intValue(),
                (String) row[6],
                (Instant) row[7]);
    }
}

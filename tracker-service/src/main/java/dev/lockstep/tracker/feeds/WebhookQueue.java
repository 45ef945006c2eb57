package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.store.WebhookRow;
import dev.lockstep.tracker.store.WebhookRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Which webhooks are due, by the database's clock, and who delivers to them. One replica holds a webhook at a time; if it
 * dies, another goes on after a minute at the place that was recorded last.
 */
@ApplicationScoped
class WebhookQueue {
    private static final int MOST = 20;

    private static final String TAKE = """
            with taken as (
                update webhook set holder = ?1, held_until = now() + interval '60 seconds' where id in (
                    select id from webhook
                    where disabled_at is null and due_at <= now() and held_until < now() and position < ?2
                    order by due_at limit %d for update skip locked)
                returning id)
            select id from taken
            """.formatted(MOST);

    private static final String SETTLED = """
            update webhook set position = ?3, attempts = 0, failing_since = null, due_at = now(),
                held_until = now() + interval '60 seconds'
            where id = ?1 and holder = ?2
            """;

    private static final String RELEASED = """
            update webhook set position = ?3, held_until = '-infinity', holder = '' where id = ?1 and holder = ?2
            """;

    private static final String PUT_OFF = """
            update webhook set attempts = attempts + 1, failing_since = coalesce(failing_since, now()),
                due_at = now() + make_interval(secs => ?3), held_until = '-infinity', holder = '',
                disabled_at = case when ?4 or now() - failing_since > make_interval(secs => ?5) then now() end,
                disabled_reason = case
                    when ?4 then 'The receiver answered 410 Gone'
                    when now() - failing_since > make_interval(secs => ?5)
                        then 'Every attempt failed since ' || to_char(failing_since, 'YYYY-MM-DD HH24:MI TZ')
                    end
            where id = ?1 and holder = ?2
            """;

    private final EntityManager entities;
    private final WebhookRows rows;
    private final Duration giveUp;
    private final String holder = UUID.randomUUID().toString();

    WebhookQueue(EntityManager entities, WebhookRows rows, TrackerConfig config) {
        this.entities = entities;
        this.rows = rows;
        this.giveUp = config.webhooks().giveUp();
    }

    /** Takes webhooks that are due and have something before that position. */
    List<HeldWebhook> take(long end) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> taken = entities.createNativeQuery(TAKE, UUID.class)
                    .setParameter(1, holder)
                    .setParameter(2, end)
                    .getResultList();
            List<WebhookRow> found = taken.isEmpty() ? List.of() : rows.list("id in ?1", taken);
            return found.stream().map(HeldWebhook::of).toList();
        });
    }

    /** Notes that all up to a position is delivered, and keeps the webhook; false when another holds it now. */
    boolean settled(UUID webhook, long position) {
        return update(SETTLED, webhook, position);
    }

    /** As {@link #settled}, and lets the webhook go. */
    void released(UUID webhook, long position) {
        update(RELEASED, webhook, position);
    }

    /** Puts the next attempt off, and gives the webhook up when it failed for too long or wants no more. */
    void putOff(UUID webhook, Duration wait, boolean gone) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(PUT_OFF)
                .setParameter(1, webhook)
                .setParameter(2, holder)
                .setParameter(3, wait.toMillis() / 1_000.0)
                .setParameter(4, gone)
                .setParameter(5, (double) giveUp.toSeconds())
                .executeUpdate());
    }

    private boolean update(String sql, UUID webhook, long position) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(sql)
                                .setParameter(1, webhook)
                                .setParameter(2, holder)
                                .setParameter(3, position)
                                .executeUpdate()
                        == 1);
    }
}

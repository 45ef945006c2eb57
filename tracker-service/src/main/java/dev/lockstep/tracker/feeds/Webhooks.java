package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.DeliveryRow;
import dev.lockstep.tracker.store.DeliveryRows;
import dev.lockstep.tracker.store.ProjectRows;
import dev.lockstep.tracker.store.WebhookRow;
import dev.lockstep.tracker.store.WebhookRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The webhooks that there are, and what was delivered to them. */
@ApplicationScoped
class Webhooks {
    private static final int MOST = 100;
    private static final int PAGE = 50;

    private final WebhookRows rows;
    private final DeliveryRows deliveries;
    private final ProjectRows projects;
    private final LogPages pages;
    private final DatabaseClock clock;

    Webhooks(WebhookRows rows, DeliveryRows deliveries, ProjectRows projects, LogPages pages, DatabaseClock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.projects = projects;
        this.pages = pages;
        this.clock = clock;
    }

    /** What a webhook is to be; which types and which project are the filter. */
    record Wanted(
            String url, WebhookFormat format, @Nullable String project, List<String> types) {}

    /**
     * Adds a webhook; it gets what happens from now on.
     *
     * @throws RejectedException when the address or the filter is not acceptable, or there are too many
     */
    @Transactional
    WebhookRow add(Wanted wanted, String by) {
        WebhookUrl.problem(wanted.url()).ifPresent(Webhooks::refuse);
        if (wanted.project() != null && projects.findById(wanted.project()) == null) {
            refuse("There is no project '" + wanted.project() + "'; see GET /api/projects");
        }
        if (rows.count() >= MOST) {
            throw new RejectedException(Rejection.of(
                    Kind.CONFLICT, "There are " + MOST + " webhooks, the most there may be; delete one first"));
        }
        WebhookRow row = new WebhookRow();
        row.id = UUID.randomUUID();
        row.url = wanted.url();
        row.format = wanted.format().label();
        row.project = wanted.project();
        row.types = types(wanted.types());
        row.secret = WebhookSecret.fresh().text();
        row.createdBy = by;
        row.createdAt = clock.now();
        row.dueAt = row.createdAt;
        row.position = pages.end();
        rows.persist(row);
        return row;
    }

    private static String types(List<String> named) {
        try {
            return String.join(",", new TreeSet<>(EventFilter.types(named)));
        } catch (EventFilter.UnknownTypeException e) {
            throw new RejectedException(Rejection.of(Kind.INVALID, String.valueOf(e.getMessage())));
        }
    }

    private static void refuse(String problem) {
        throw new RejectedException(Rejection.of(Kind.INVALID, problem));
    }

    @Transactional
    List<WebhookRow> all() {
        return rows.list("order by createdAt, id");
    }

    /**
     * A webhook.
     *
     * @throws RejectedException when there is none of that id
     */
    @Transactional
    WebhookRow get(UUID id) {
        return rows.findByIdOptional(id)
                .orElseThrow(() -> RejectedException.unknown("There is no webhook " + id + "; see GET /api/webhooks"));
    }

    /** Deletes a webhook with its deliveries. */
    @Transactional
    void remove(UUID id) {
        rows.delete(get(id));
    }

    /** Goes on with a webhook that was given up, or waits for its next attempt, at the event where it stopped. */
    @Transactional
    WebhookRow resume(UUID id) {
        WebhookRow row = get(id);
        row.disabledAt = null;
        row.disabledReason = null;
        row.failingSince = null;
        row.attempts = 0;
        row.dueAt = clock.now();
        return row;
    }

    /** Up to 50 attempts before that one, the latest first, and one more if there are older ones. */
    @Transactional
    List<DeliveryRow> deliveries(UUID webhook, Optional<Long> before) {
        get(webhook);
        return deliveries
                .find("webhook = ?1 and id < ?2 order by id desc", webhook, before.orElse(Long.MAX_VALUE))
                .range(0, PAGE)
                .list();
    }

    /** How many deliveries a page has. */
    static int page() {
        return PAGE;
    }

    /**
     * An attempt that was made.
     *
     * @throws RejectedException when the webhook has none of that id
     */
    @Transactional
    DeliveryRow delivery(UUID webhook, long id) {
        get(webhook);
        return deliveries
                .find("webhook = ?1 and id = ?2", webhook, id)
                .firstResultOptional()
                .orElseThrow(() -> RejectedException.unknown("Webhook " + webhook + " has no delivery " + id
                        + "; see GET /api/webhooks/" + webhook + "/deliveries"));
    }
}

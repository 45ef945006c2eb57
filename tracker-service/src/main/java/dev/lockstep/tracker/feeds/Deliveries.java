package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.DeliveryRow;
import dev.lockstep.tracker.store.DeliveryRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Single attempts to deliver an event, each signed and on record. The record holds no secret and no body. */
@ApplicationScoped
class Deliveries {
    /** How many attempts of a webhook are kept. */
    private static final int KEPT = 500;

    private final WebhookSender sender;
    private final DeliveryRows rows;
    private final CycleRows cycles;
    private final DatabaseClock clock;

    Deliveries(WebhookSender sender, DeliveryRows rows, CycleRows cycles, DatabaseClock clock) {
        this.sender = sender;
        this.rows = rows;
        this.cycles = cycles;
        this.clock = clock;
    }

    /** An attempt that was made. */
    record Attempted(long delivery, WebhookSender.Result result) {}

    /** Attempts a delivery; nothing when the webhook's format has no message for such an event. */
    Optional<Attempted> attempt(HeldWebhook webhook, LoggedEvent event, int attempt) {
        return body(webhook.format(), event).map(body -> {
            Instant now = QuarkusTransaction.requiringNew().call(clock::now);
            WebhookSender.Result result = sender.post(webhook.url(), headers(webhook, event, now, body), body);
            return new Attempted(record(webhook.id(), event, attempt, now, result), result);
        });
    }

    private Optional<byte[]> body(WebhookFormat format, LoggedEvent event) {
        return switch (format) {
            case CLOUDEVENTS -> Optional.of(event.json().getBytes(StandardCharsets.UTF_8));
            case SLACK -> SlackMessage.of(event, titleOf(event.cycle()));
        };
    }

    private String titleOf(UUID cycle) {
        return QuarkusTransaction.requiringNew().call(() -> cycles.findByIdOptional(cycle)
                .map((CycleRow row) -> row.title)
                .orElse(""));
    }

    private static Map<String, String> headers(HeldWebhook webhook, LoggedEvent event, Instant now, byte[] body) {
        long seconds = now.getEpochSecond();
        return Map.of(
                "content-type",
                webhook.format() == WebhookFormat.SLACK ? "application/json" : "application/cloudevents+json",
                "user-agent",
                "lockstep",
                "webhook-id",
                event.id(),
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                webhook.secret().sign(event.id(), seconds, body));
    }

    private long record(UUID webhook, LoggedEvent event, int attempt, Instant at, WebhookSender.Result result) {
        return QuarkusTransaction.requiringNew().call(() -> {
            DeliveryRow row = new DeliveryRow();
            row.webhook = webhook;
            row.position = event.position();
            row.event = event.id();
            row.type = event.type();
            row.attempt = attempt;
            row.at = at;
            row.delivered = result.isDelivered();
            row.status = result.status();
            row.error = result.error() == null ? null : result.error().replace("\0", "\\0");
            rows.persist(row);
            forgetOld(webhook);
            return row.id;
        });
    }

    private void forgetOld(UUID webhook) {
        rows.find("webhook = ?1 order by id desc", webhook)
                .range(KEPT, KEPT)
                .firstResultOptional()
                .ifPresent(oldest -> rows.delete("webhook = ?1 and id <= ?2", webhook, oldest.id));
    }
}

package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.store.WebhookRow;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A webhook as it is delivered to.
 *
 * @param position everything up to it is settled
 * @param attempts how often the event after that failed
 */
record HeldWebhook(
        UUID id, URI url, WebhookFormat format, EventFilter filter, WebhookSecret secret, long position, int attempts) {

    static HeldWebhook of(WebhookRow row) {
        return new HeldWebhook(
                row.id,
                URI.create(row.url),
                WebhookFormat.of(row.format).orElseThrow(),
                new EventFilter(Optional.ofNullable(row.project), Optional.empty(), types(row)),
                new WebhookSecret(row.secret),
                row.position,
                row.attempts);
    }

    static Set<String> types(WebhookRow row) {
        return Arrays.stream(row.types.split(","))
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}

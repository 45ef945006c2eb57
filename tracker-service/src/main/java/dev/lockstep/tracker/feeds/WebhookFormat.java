package dev.lockstep.tracker.feeds;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a webhook is sent. */
enum WebhookFormat {
    /** The CloudEvent as it is on Kafka. */
    CLOUDEVENTS,

    /** A sentence for people, as Slack's incoming webhooks take it; only for events that people wait for. */
    SLACK;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<WebhookFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }
}

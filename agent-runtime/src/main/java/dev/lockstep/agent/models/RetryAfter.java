package dev.lockstep.agent.models;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The {@code Retry-After} header (RFC 9110, 10.2.3): seconds, or an HTTP date. What is neither is as good as absent. */
record RetryAfter(Optional<String> header, Instant now) {
    /** The pause that is asked for; zero when the date is past. */
    Optional<Duration> pause() {
        return header.map(String::strip).flatMap(text -> seconds(text).or(() -> untilDate(text)));
    }

    private static Optional<Duration> seconds(String text) {
        // At most nine digits, so that no number overflows; some providers send fractions.
        return text.matches("\\d{1,9}(\\.\\d{1,9})?")
                ? Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)))
                : Optional.empty();
    }

    private Optional<Duration> untilDate(String text) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package dev.lockstep.agent.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0,0", "7,7000", "' 2 ',2000", "0.25,250", "999999999,999999999000"})
    void secondsAreRead(String header, long millis) {
        assertThat(pause(header)).contains(Duration.ofMillis(millis));
    }

    @Test
    void aDateIsCountedFromNow() {
        assertThat(pause("Sat, 21 Nov 2026 10:00:30 GMT")).contains(Duration.ofSeconds(30));
    }

    @Test
    void aDateInThePastAsksForNoPause() {
        assertThat(pause("Sat, 21 Nov 2026 09:00:00 GMT")).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1e9", "99999999999999999999", "2026-11-21"})
    void whatIsNeitherIsAsGoodAsAbsent(String header) {
        assertThat(pause(header)).isEmpty();
    }

    private static Optional<Duration> pause(String header) {
        return new RetryAfter(Optional.of(header), NOW).pause();
    }
}

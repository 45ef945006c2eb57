package dev.lockstep.tracker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    private static final Duration BOUND = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({"0, 0, 0, true", "20000, 30, 30, true", "1, 31, 0, false", "0, 0, 31, false"})
    void theRelayKeepsUpWhileNothingWaitsOrFailsForTooLong(long events, long oldest, long failing, boolean keepsUp) {
        Relay.Standing standing =
                new Relay.Standing(events, Duration.ofSeconds(oldest), Duration.ofSeconds(failing), BOUND);

        assertThat(standing.keepsUp()).isEqualTo(keepsUp);
    }

    @Test
    void failingLastsFromTheFirstFailureToTheNextSuccess() {
        AtomicLong nanos = new AtomicLong();
        Failing failing = new Failing(nanos::get);
        assertThat(failing.duration()).isZero();

        failing.failed();
        nanos.set(5);
        failing.failed();
        nanos.set(7);

        assertThat(failing.duration()).isEqualTo(Duration.ofNanos(7));
        failing.succeeded();
        assertThat(failing.duration()).isZero();
    }
}

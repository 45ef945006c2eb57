package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({
        "1, 0, 5000",
        "1, 1, 2500",
        "1, 0.5, 3750",
        "2, 0, 10000",
        "4, 0, 40000",
        "10, 0, 2560000",
        "11, 0, 3600000",
        "11, 1, 1800000",
        "1000, 0, 3600000"
    })
    void theWaitDoublesUpToAnHourLessUpToAHalfByChance(int failed, double chance, long millis) {
        assertThat(backoff.after(failed, chance)).isEqualTo(Duration.ofMillis(millis));
    }
}

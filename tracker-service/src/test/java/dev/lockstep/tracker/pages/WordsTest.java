package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, digests and figures as pages say them. */
class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "-5, 0 s",
        "0, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3599, 59 min",
        "3600, 1 h",
        "3660, 1 h 1",
        "86399, 23 h 59",
        "86400, 1 d",
        "90000, 1 d 1 h",
        "8640000, 100 d"
    })
    void aSpanIsItsTwoLargestUnits(long seconds, String words) {
        assertThat(Words.span(Duration.ofSeconds(seconds))).isEqualTo(words);
        assertThat(Words.seconds(seconds)).isEqualTo(words);
    }

    @Test
    void aTimeAheadIsNoTimeAgo() {
        Instant now = Instant.parse("2026-01-05T09:00:00Z");

        assertThat(Words.since(now.minusSeconds(61), now)).isEqualTo("1 min");
        assertThat(Words.since(now.plusSeconds(61), now)).isEqualTo("0 s");
        assertThat(Words.exact(now)).isEqualTo("5 Jan 2026, 09:00:00 UTC");
    }

    @ParameterizedTest
    @CsvSource({"84fd0a1b2c3d, 84fd 0a1b", "84fd0a1b, 84fd 0a1b", "84fd0a1, 84fd0a1", "'', ''"})
    void ofADigestTheFirstEightDigitsAreShown(String digest, String words) {
        assertThat(Words.digest(digest)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "560000, 0.56", "1000000, 1.00", "1234567890, 1234.57"})
    void moneyIsCountedInMillionths(long millionths, String words) {
        assertThat(Words.money(millionths)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1 k", "1999, 1 k", "999999, 999 k", "1000000, 1.0 M", "2540000, 2.5 M"})
    void tokensAreCountedInThousandsAndMillions(long count, String words) {
        assertThat(Words.tokens(count)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0.949, 0.94",
        "0.9499999, 0.94",
        "0.95, 0.95",
        "0.29, 0.29",
        "0.57, 0.57",
        "0.58, 0.58",
        "1, 1.00",
        "0, 0.00",
        ", –"
    })
    void aShareIsRoundedDownAndNeverReachesAThresholdThatItMissed(Double share, String words) {
        assertThat(Words.share(share)).isEqualTo(words);
    }

    @Test
    void everyShareOfTwoDecimalsIsSaidAsItIs() {
        for (int hundredths = 0; hundredths <= 100; hundredths++) {
            assertThat(Words.share(hundredths / 100.0))
                    .isEqualTo(hundredths == 100 ? "1.00" : "0.%02d".formatted(hundredths));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0 files", "1, 1 file", "2, 2 files"})
    void oneIsNoPlural(int count, String words) {
        assertThat(Words.count(count, "file")).isEqualTo(words);
    }

    @Test
    void namesOfTheWorkflowAreWords() {
        assertThat(Words.name("spec-approval")).isEqualTo("spec approval");
        assertThat(Words.title("spec-approval")).isEqualTo("Spec approval");
        assertThat(Words.title("")).isEmpty();
    }
}

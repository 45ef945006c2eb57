package dev.lockstep.agent.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.legs.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(5, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(6));
    private static final CallFault DOWN = new CallFault.Unreachable("refused");
    /** Draws the smallest number always, so that nothing is taken off a pause. */
    private static final RandomGenerator NO_JITTER = () -> 0;

    static Stream<CallFault> lastingFaults() {
        return Stream.of(
                new CallFault.OutOfCredit(""),
                new CallFault.PromptTooLong(""),
                new CallFault.KeyRefused(401, ""),
                new CallFault.NotFound(""),
                new CallFault.Refused(400, ""),
                new CallFault.Withheld(""),
                new CallFault.Interrupted());
    }

    static Stream<CallFault> passingFaults() {
        return Stream.of(
                new CallFault.RateLimited(Optional.empty(), ""),
                new CallFault.ServerFailed(503, Optional.empty(), ""),
                new CallFault.Unreachable(""),
                new CallFault.TimedOut(Duration.ofSeconds(1)),
                new CallFault.NotUnderstood(""),
                new CallFault.Empty(new Usage(1, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("lastingFaults")
    void aLastingFaultIsNeverTriedAgain(CallFault fault) {
        assertThat(POLICY.pauseAfter(1, Duration.ZERO, fault, NO_JITTER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aPassingFaultIsTriedAgain(CallFault fault) {
        assertThat(POLICY.pauseAfter(1, Duration.ZERO, fault, NO_JITTER)).contains(Duration.ofSeconds(1));
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        var pauses = IntStream.rangeClosed(1, 4)
                .mapToObj(made -> POLICY.pauseAfter(made, Duration.ZERO, DOWN, NO_JITTER)
                        .orElseThrow()
                        .toSeconds());

        assertThat(pauses).containsExactly(1L, 2L, 4L, 6L);
    }

    @Test
    void theLastTryIsTheLast() {
        assertThat(POLICY.pauseAfter(5, Duration.ZERO, DOWN, NO_JITTER)).isEmpty();
    }

    @Test
    void noTryBeginsAfterTheTotalTime() {
        assertThat(POLICY.pauseAfter(1, Duration.ofSeconds(59), DOWN, NO_JITTER))
                .isPresent();
        assertThat(POLICY.pauseAfter(1, Duration.ofMillis(59_001), DOWN, NO_JITTER))
                .isEmpty();
    }

    @Test
    void theProvidersPauseIsALowerBound() {
        var soon = new CallFault.RateLimited(Optional.of(Duration.ofMillis(1)), "");
        var late = new CallFault.ServerFailed(503, Optional.of(Duration.ofSeconds(40)), "");

        assertThat(POLICY.pauseAfter(1, Duration.ZERO, soon, NO_JITTER)).contains(Duration.ofSeconds(1));
        assertThat(POLICY.pauseAfter(1, Duration.ZERO, late, NO_JITTER)).contains(Duration.ofSeconds(40));
    }

    @Test
    void aPauseBeyondTheTotalTimeIsNotWaitedFor() {
        var nextHour = new CallFault.RateLimited(Optional.of(Duration.ofHours(1)), "");

        assertThat(POLICY.pauseAfter(1, Duration.ZERO, nextHour, NO_JITTER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void jitterTakesOffHalfAtMost(long seed) {
        var random = new Random(seed);

        var pauses = IntStream.range(0, 500)
                .mapToObj(_ -> POLICY.pauseAfter(2, Duration.ZERO, DOWN, random).orElseThrow())
                .toList();

        assertThat(pauses)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void manyTriesDoNotOverflowThePause() {
        var patient = new RetryPolicy(10_000, Duration.ofDays(1), Duration.ofSeconds(1), Duration.ofSeconds(30));

        assertThat(patient.pauseAfter(9_999, Duration.ZERO, DOWN, NO_JITTER)).contains(Duration.ofSeconds(30));
    }

    @Test
    void aPolicyWithoutATryIsRefused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

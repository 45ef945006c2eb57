package dev.lockstep.agent.models;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Whether a call is tried again, and after which pause: doubling from {@code first} up to {@code longest}, half of it at
 * random so that sessions that failed together do not return together.
 *
 * @param tries how often a call is made at most
 * @param total no try begins later than this after the first
 */
record RetryPolicy(int tries, Duration total, Duration first, Duration longest) {
    static final RetryPolicy USUAL =
            new RetryPolicy(5, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(30));

    RetryPolicy {
        if (tries < 1 || total.isNegative() || !first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Not a retry policy: " + tries + " tries in " + total);
        }
    }

    /**
     * The pause before the next try, or empty when there is none. What the provider asks for is a lower bound.
     *
     * @param made tries so far, at least 1
     * @param spent time since the first of them began
     */
    Optional<Duration> pauseAfter(int made, Duration spent, CallFault fault, RandomGenerator random) {
        return switch (fault) {
            case CallFault.Lasting _ -> Optional.empty();
            case CallFault.Passing passing -> {
                Duration asked = passing.retryAfter().orElse(Duration.ZERO);
                Duration own = jittered(made, random);
                Duration pause = asked.compareTo(own) > 0 ? asked : own;
                yield made < tries && spent.plus(pause).compareTo(total) <= 0 ? Optional.of(pause) : Optional.empty();
            }
        };
    }

    private Duration jittered(int made, RandomGenerator random) {
        // Beyond 2^20 the longest pause has long been reached, and a larger shift would overflow.
        Duration doubled = first.multipliedBy(1L << Math.min(made - 1, 20));
        long millis = (doubled.compareTo(longest) > 0 ? longest : doubled).toMillis();
        return Duration.ofMillis(millis - random.nextLong(millis / 2 + 1));
    }
}

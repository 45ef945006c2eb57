package dev.lockstep.tracker.pages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leg that no worker is known to work on.
 *
 * @param attempt 0 when no worker has taken it yet
 * @param worker who took the last attempt; null when nobody has
 * @param since when it was dispatched, or when the last attempt's lease ran out
 */
public record SilentLeg(
        UUID cycle,
        String title,
        String session,
        String leg,
        String service,
        int attempt,
        @Nullable String worker,
        Instant since) {}

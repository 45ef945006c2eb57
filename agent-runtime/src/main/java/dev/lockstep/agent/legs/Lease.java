package dev.lockstep.agent.legs;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long an attempt may believe that it holds its leg, by its own monotonic clock. It counts from when a confirmed
 * heartbeat was sent, not from when the answer came: the tracker's lease began in between.
 */
final class Lease {
    private final LongSupplier nanoTime;
    private long confirmedAt;
    private long nanos;

    /** {@code since} is the clock's reading when the claim was sent. */
    Lease(LongSupplier nanoTime, long since, int seconds) {
        this.nanoTime = nanoTime;
        this.confirmedAt = since;
        this.nanos = Duration.ofSeconds(seconds).toNanos();
    }

    synchronized void confirm(long sentAt, int seconds) {
        confirmedAt = Math.max(confirmedAt, sentAt);
        nanos = Duration.ofSeconds(seconds).toNanos();
    }

    /** A third of the lease is over: a heartbeat is due. */
    synchronized boolean isDue() {
        return age() >= nanos / 3;
    }

    /** Two thirds are over: whatever the tracker thinks, the attempt must stop. */
    synchronized boolean isLost() {
        return age() >= nanos / 3 * 2;
    }

    private long age() {
        return nanoTime.getAsLong() - confirmedAt;
    }
}

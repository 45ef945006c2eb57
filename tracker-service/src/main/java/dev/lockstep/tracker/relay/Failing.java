package dev.lockstep.tracker.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** For how long something has failed without a success in between, by a monotonic clock. */
final class Failing {
    private static final long NOT = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private final AtomicLong since = new AtomicLong(NOT);

    Failing(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void failed() {
        since.compareAndSet(NOT, nanos.getAsLong());
    }

    void succeeded() {
        since.set(NOT);
    }

    /** Zero when the last try was a success. */
    Duration duration() {
        long first = since.get();
        return first == NOT ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - first);
    }
}

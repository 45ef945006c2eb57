package dev.lockstep.agent.models;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as retries need it: how much has passed, and letting some pass. */
interface Pacing {
    /** Time since some fixed moment; it never runs backwards. */
    Duration elapsed();

    /** Waits that long unless the thread is interrupted. */
    void pause(Duration length) throws InterruptedException;

    static Pacing real() {
        return new Pacing() {
            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                boolean released = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
                if (released) {
                    throw new IllegalStateException("Nobody could have released this latch");
                }
            }
        };
    }
}

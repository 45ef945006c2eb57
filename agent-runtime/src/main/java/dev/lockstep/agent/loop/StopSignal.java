package dev.lockstep.agent.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tells an attempt to stop, from any thread, and says why. The flag outlives the interrupt, which libraries swallow:
 * after it is set nothing that went wrong may be taken for a failure of the leg.
 */
public final class StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();

    /** Names the thread to interrupt. */
    public void bind(Thread thread) {
        worker.set(thread);
        if (isStopped()) {
            thread.interrupt();
        }
    }

    /** From here on the thread is no longer interrupted. */
    public void unbind() {
        worker.set(null);
    }

    /** Stops the attempt; the first reason stays. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
        stopped.countDown();
        Thread thread = worker.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /**
     * Passes if the attempt may go on.
     *
     * @throws LegStoppedException if not
     */
    public void check() {
        if (isStopped()) {
            throw new LegStoppedException("stopped: " + reason.get());
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new LegStoppedException("interrupted");
        }
    }

    /**
     * Waits, unless the attempt is stopped meanwhile.
     *
     * @throws LegStoppedException if it is
     */
    public void pause(Duration duration) {
        try {
            boolean over = stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            if (over) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LegStoppedException("interrupted");
        }
    }
}

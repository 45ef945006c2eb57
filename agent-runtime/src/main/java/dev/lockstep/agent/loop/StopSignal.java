package dev.lockstep.agent.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells an attempt to stop, from any thread, and says why. The flag outlives the interrupt, which libraries swallow:
 * after it is set nothing that went wrong may be taken for a failure of the leg.
 */
public final class StopSignal {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable String reason;
    private @Nullable Thread worker;

    /** Names the thread to interrupt. */
    public synchronized void bind(Thread thread) {
        worker = thread;
        if (isStopped()) {
            thread.interrupt();
        }
    }

    /** From here on the calling thread, which was bound, is interrupted no more, and free for other work. */
    public synchronized void unbind() {
        if (worker != null) {
            worker = null;
            Thread.interrupted();
        }
    }

    /** Stops the attempt; the first reason stays. */
    public synchronized void stop(String why) {
        if (reason == null) {
            reason = why;
        }
        stopped.countDown();
        if (worker != null) {
            worker.interrupt();
        }
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private synchronized String reason() {
        return String.valueOf(reason);
    }

    /**
     * Passes if the attempt may go on.
     *
     * @throws LegStoppedException if not
     */
    public void check() {
        if (isStopped()) {
            throw new LegStoppedException("stopped: " + reason());
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

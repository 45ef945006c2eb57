package dev.lockstep.tracker.feeds;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One reader's way along the log: from a position on, each wanted event once and in order, as fast as the reader asks for
 * them. It pulls, so that a slow reader keeps nobody waiting and holds no more than a page.
 */
final class LogReader implements Flow.Subscription {
    private final Flow.Subscriber<? super Step> subscriber;
    private final LogSource source;
    private final Patience patience;
    private final LongSupplier nanos;
    private final Consumer<LogReader> closed;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean beatDue = true;
    private volatile @Nullable Throwable ending;
    private volatile boolean ended;
    private volatile long handedAt;

    /** Only the one thread that works touches these. */
    private final Queue<LoggedEvent> page = new ArrayDeque<>();

    private long readTo;

    LogReader(
            Flow.Subscriber<? super Step> subscriber,
            LogSource source,
            long after,
            Patience patience,
            LongSupplier nanos,
            Consumer<LogReader> closed) {
        this.subscriber = subscriber;
        this.source = source;
        this.readTo = after;
        this.patience = patience;
        this.nanos = nanos;
        this.closed = closed;
        this.handedAt = nanos.getAsLong();
    }

    /** How long a reader hears nothing, and how long it may take nothing. */
    record Patience(Duration heartbeat, Duration stalled) {}

    @Override
    public void request(long n) {
        if (n <= 0) {
            end(new IllegalArgumentException("A reader must ask for at least one step, not " + n));
        } else {
            asked.accumulateAndGet(n, LogReader::sum);
            wake();
        }
    }

    @Override
    public void cancel() {
        close();
    }

    /** Ends the stream after the step in hand; with a failure unless null. */
    void end(@Nullable Throwable failure) {
        ending = failure;
        ended = true;
        wake();
    }

    /** Goes on if there is something new to read, gives a sign of life when it is time, and ends a stalled reader. */
    void looked(boolean advanced) {
        Duration idle = Duration.ofNanos(nanos.getAsLong() - handedAt);
        if (asked.get() == 0) {
            if (idle.compareTo(patience.stalled()) > 0) {
                end(new StalledReaderException(patience.stalled()));
            }
            return;
        }
        if (idle.compareTo(patience.heartbeat()) >= 0) {
            beatDue = true;
        }
        if (advanced || beatDue) {
            wake();
        }
    }

    private void wake() {
        if (work.getAndIncrement() == 0) {
            Thread.ofVirtual().name("log-reader").start(this::work);
        }
    }

    /** Whoever wakes while this runs has it run once more; so there is one worker at a time, and no call is lost. */
    private void work() {
        int done = 1;
        while (done != 0) {
            handOver();
            done = work.addAndGet(-done);
        }
    }

    private void handOver() {
        while (goesOn() && (!page.isEmpty() || fill())) {
            LoggedEvent event = page.remove();
            hand(new Step.Event(event));
        }
        if (goesOn() && beatDue) {
            hand(new Step.Beat(readTo));
        }
        if (ended && close()) {
            finish();
        }
    }

    private boolean goesOn() {
        return !over.get() && !ended && asked.get() > 0;
    }

    private void hand(Step step) {
        beatDue = false;
        handedAt = nanos.getAsLong();
        asked.updateAndGet(left -> left == Long.MAX_VALUE ? left : left - 1);
        subscriber.onNext(step);
    }

    private boolean fill() {
        LogSource.Part part = source.after(readTo);
        page.addAll(part.events());
        readTo = part.readTo();
        return !page.isEmpty();
    }

    private void finish() {
        Throwable failure = ending;
        if (failure == null) {
            subscriber.onComplete();
        } else {
            subscriber.onError(failure);
        }
    }

    private boolean close() {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            closed.accept(this);
        }
        return first;
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}

package dev.lockstep.agent.legs;

import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.agent.loop.StopSignal;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Keeps an attempt's lease alive, and stops the attempt when it can't be sure of it any more. It looks fifteen times in a
 * lease: a heartbeat that fails is tried again soon, and the loss is seen in time.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int LOOKS_PER_LEASE = 15;

    private final ClaimedLeg leg;
    private final Lease lease;
    private final TrackerClient tracker;
    private final StopSignal stop;
    private final Executor threads;
    private final LongSupplier nanoTime;
    private final AtomicBoolean inFlight = new AtomicBoolean();
    private final ScheduledFuture<?> looking;

    /** Calls go to {@code threads}, so that one slow answer holds up no other leg's looks. */
    Heartbeat(
            ClaimedLeg leg,
            Lease lease,
            TrackerClient tracker,
            StopSignal stop,
            ScheduledExecutorService scheduler,
            Executor threads,
            LongSupplier nanoTime) {
        this.leg = leg;
        this.lease = lease;
        this.tracker = tracker;
        this.stop = stop;
        this.threads = threads;
        this.nanoTime = nanoTime;
        long period = Duration.ofSeconds(leg.leaseSeconds()).toMillis() / LOOKS_PER_LEASE;
        this.looking = scheduler.scheduleAtFixedRate(this::look, period, period, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (lease.isLost()) {
            stop.stop("no heartbeat was confirmed for two thirds of the lease");
        } else if (lease.isDue() && inFlight.compareAndSet(false, true)) {
            threads.execute(this::beat);
        }
    }

    private void beat() {
        try {
            long sentAt = nanoTime.getAsLong();
            LegApi.Lease confirmed = tracker.heartbeat(leg, timeout());
            lease.confirm(sentAt, confirmed.seconds());
        } catch (TrackerException e) {
            switch (e.kind()) {
                case FENCED, REFUSED -> stop.stop(String.valueOf(e.getMessage()));
                case UNAVAILABLE -> LOG.debugf("A heartbeat of leg %s failed: %s", leg.leg(), e.getMessage());
            }
        } catch (LegStoppedException e) {
            LOG.debugf("A heartbeat of leg %s was cancelled", leg.leg());
        } finally {
            inFlight.set(false);
        }
    }

    private Duration timeout() {
        return Duration.ofSeconds(leg.leaseSeconds()).dividedBy(5);
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}

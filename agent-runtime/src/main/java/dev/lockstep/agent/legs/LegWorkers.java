package dev.lockstep.agent.legs;

import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Claims legs and works on them, each on a virtual thread of its own, at most so many at once. A doorbell claims its leg
 * at once; a free worker, and a sweep, claim the oldest one that waits.
 */
final class LegWorkers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LegWorkers.class);
    private static final Duration UNWIND = Duration.ofSeconds(3);

    private final String service;
    private final String worker;
    private final int parallel;
    private final TrackerClient tracker;
    private final LegWork work;
    private final OutcomeFacts facts;
    private final LongSupplier nanoTime;

    private final Semaphore slots;
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final Set<LegDoorbell> inHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean missed = new AtomicBoolean();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("leg-", 1).factory());
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heartbeats").factory());

    /** {@code worker} names this process in the tracker's records. */
    LegWorkers(
            String service,
            String worker,
            int parallel,
            TrackerClient tracker,
            LegWork work,
            OutcomeFacts facts,
            LongSupplier nanoTime) {
        this.service = service;
        this.worker = worker;
        this.parallel = parallel;
        this.tracker = tracker;
        this.work = work;
        this.facts = facts;
        this.nanoTime = nanoTime;
        this.slots = new Semaphore(parallel);
    }

    /** Claims the leg that the doorbell names. Rung twice for a leg in hand, it must not fence its own attempt. */
    void ring(LegDoorbell bell) {
        if (!bell.service().equals(service) || inHand.contains(bell)) {
            return;
        }
        start(new LegApi.Claim(service, worker, bell.cycle(), bell.leg()));
    }

    /** Claims the oldest leg that waits, if a worker is free. */
    void sweep() {
        start(new LegApi.Claim(service, worker, null, null));
    }

    private void start(LegApi.Claim claim) {
        if (closing.get()) {
            return;
        }
        if (!slots.tryAcquire()) {
            missed.set(true);
            return;
        }
        threads.execute(() -> {
            try {
                claimAndWork(claim);
            } finally {
                slots.release();
            }
            // A doorbell that rang while all were busy may have come after the last look for the oldest leg.
            if (missed.getAndSet(false)) {
                sweep();
            }
        });
    }

    private void claimAndWork(LegApi.Claim first) {
        LegApi.Claim claim = first;
        while (!closing.get() && claimedAndWorked(claim)) {
            claim = new LegApi.Claim(service, worker, null, null);
        }
    }

    private boolean claimedAndWorked(LegApi.Claim claim) {
        long sentAt = nanoTime.getAsLong();
        Optional<ClaimedLeg> claimed = claimed(claim);
        if (claimed.isEmpty()) {
            return false;
        }
        sweep();
        work(claimed.get(), sentAt);
        return true;
    }

    private Optional<ClaimedLeg> claimed(LegApi.Claim claim) {
        try {
            return tracker.claim(claim);
        } catch (LegStoppedException e) {
            // Its contact has told the log; the next sweep asks again.
            LOG.debugf("No claim: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private void work(ClaimedLeg leg, long sentAt) {
        LegDoorbell key = new LegDoorbell(leg.cycle(), leg.leg(), service);
        Attempt attempt = new Attempt(leg, tracker);
        Lease lease = new Lease(nanoTime, sentAt, leg.leaseSeconds());
        inHand.add(key);
        attempts.add(attempt);
        try (Heartbeat heartbeat =
                new Heartbeat(leg, lease, tracker, attempt.stopSignal(), scheduler, threads, nanoTime)) {
            if (closing.get()) {
                attempt.stopSignal().stop("the agent is shutting down");
            }
            attempt.run(work, lease, facts);
        } finally {
            inHand.remove(key);
            if (!closing.get()) {
                attempts.remove(attempt);
            }
        }
    }

    /** Claims no more, stops the work in hand and hands it back. Takes at most five seconds. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        attempts.forEach(attempt -> attempt.stopSignal().stop("the agent is shutting down"));
        try {
            if (!slots.tryAcquire(parallel, UNWIND.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Not all legs stopped in time; their claims are handed back all the same");
            }
            List<? extends Future<?>> releases = attempts.stream()
                    .map(attempt -> threads.submit(attempt::release))
                    .toList();
            threads.shutdown();
            if (!threads.awaitTermination(TrackerClient.RELEASE_TIMEOUT.toMillis() + 500, TimeUnit.MILLISECONDS)) {
                LOG.warnf(
                        "Gave up on %d calls to the tracker",
                        releases.stream().filter(call -> !call.isDone()).count());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
            scheduler.shutdownNow();
        }
    }
}

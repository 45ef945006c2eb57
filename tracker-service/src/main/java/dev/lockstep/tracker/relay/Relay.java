package dev.lockstep.tracker.relay;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.CycleChanged;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Publishes the log: woken by a commit in this process, and by a sweep for whatever the hint missed. */
@ApplicationScoped
public class Relay {
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final LogPositions positions;
    private final LogPublisher publisher;
    private final ParkedNotices notices;
    private final Event<LogAdvanced> advanced;
    private final Duration sweep;
    private final Duration behind;
    private final Failing failing = new Failing(System::nanoTime);
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    Relay(
            LogPositions positions,
            LogPublisher publisher,
            ParkedNotices notices,
            Event<LogAdvanced> advanced,
            TrackerConfig config) {
        this.positions = positions;
        this.publisher = publisher;
        this.notices = notices;
        this.advanced = advanced;
        this.sweep = config.relay().sweep();
        this.behind = config.relay().behind();
    }

    void start(@Observes StartupEvent event) {
        running = true;
        // Not a virtual one: each answer of the database would wake two threads in the place of one.
        thread = Thread.ofPlatform().daemon().name("relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        hints.release();
        Thread worker = thread;
        if (worker != null && !worker.join(STOPPING)) {
            Log.warn("The relay did not stop in time; what it had not published is published at the next start");
        }
    }

    /** Says that there may be something to publish. */
    void hint(@Observes(during = TransactionPhase.AFTER_SUCCESS) CycleChanged changed) {
        hint();
    }

    void hint() {
        hints.release();
    }

    /** How the log stands against its publication. */
    public Standing standing() {
        LogPositions.Waiting waiting = positions.waiting();
        return new Standing(waiting.events(), waiting.oldest(), failing.duration(), behind);
    }

    /**
     * What waits to be published, and whether that is in order.
     *
     * @param oldest how long the oldest of the waiting events has waited; whichever replica publishes
     * @param failing for how long this replica has tried in vain
     * @param bound the longest that either may take
     */
    public record Standing(long eventsWaiting, Duration oldest, Duration failing, Duration bound) {
        /** Whether what people decide reaches the agents and the feed. */
        public boolean keepsUp() {
            return oldest.compareTo(bound) <= 0 && failing.compareTo(bound) <= 0;
        }
    }

    private void run() {
        while (running) {
            try {
                boolean hinted = hints.tryAcquire(sweep.toMillis(), TimeUnit.MILLISECONDS);
                hints.drainPermits();
                if (running && (hinted || positions.isBehind() || notices.isBehind())) {
                    drain(hinted);
                }
                failing.succeeded();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Database or broker away: nothing is lost, the next sweep tries again.
                failing.failed();
                Log.warnf("The relay could not publish and will try again: %s", e.getMessage());
            }
        }
    }

    private void drain(boolean hinted) {
        List<LogPositions.Placed> batch = positions.next(publisher::ring);
        if (batch.isEmpty() && hinted) {
            positions.wakeLeader();
        }
        while (running && !batch.isEmpty()) {
            advanced.fire(new LogAdvanced(batch.getLast().position()));
            publisher.publish(batch);
            positions.published(batch.getLast().position());
            batch = positions.isBehind() ? positions.next(publisher::ring) : List.of();
        }
        notices.publish();
    }
}

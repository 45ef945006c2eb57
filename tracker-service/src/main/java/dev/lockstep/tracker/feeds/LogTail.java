package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.relay.LogAdvanced;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the log as this process has seen it, read once for all who follow it: woken by the relay in this process, and
 * by a short sweep for what other replicas placed. An event shows when it has its position, whether or not Kafka has it yet.
 */
@ApplicationScoped
class LogTail {
    private static final int PAGE = 500;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final LogPages pages;
    private final Duration sweep;
    private final Semaphore hints = new Semaphore(0);
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile @Nullable RecentEvents recent;
    private boolean failing;
    private @Nullable Thread thread;

    LogTail(LogPages pages, TrackerConfig config) {
        this.pages = pages;
        this.sweep = config.feeds().sweep();
    }

    /** Told after each look at the log, many times a second; it must not block. */
    interface Follower {
        void looked(boolean advanced);
    }

    void start(@Observes StartupEvent event) {
        running = true;
        thread = Thread.ofVirtual().name("log-tail").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        hints.release();
        Thread worker = thread;
        if (worker != null && !worker.join(STOPPING)) {
            Log.warn("The tail of the log did not stop in time");
        }
    }

    void hint(@Observes LogAdvanced advanced) {
        hints.release();
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    void unfollow(Follower follower) {
        followers.remove(follower);
    }

    /** The position of the last event that this process has seen. */
    long end() {
        return recent().end();
    }

    /** All events after a position that this process has seen; nothing when that is too many to have them at hand. */
    Optional<List<LoggedEvent>> after(long position) {
        return recent().after(position);
    }

    private void run() {
        while (running) {
            boolean advanced = false;
            try {
                hints.tryAcquire(sweep.toMillis(), TimeUnit.MILLISECONDS);
                hints.drainPermits();
                advanced = running && look();
                failing = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                noteFailure(e);
            }
            tell(advanced);
        }
    }

    private boolean look() {
        RecentEvents seen = recent();
        List<LoggedEvent> found = pages.between(seen.end(), Long.MAX_VALUE, EventFilter.ALL, PAGE);
        seen.add(found);
        if (found.size() == PAGE) {
            hints.release();
        }
        return !found.isEmpty();
    }

    private void tell(boolean advanced) {
        followers.forEach(follower -> follower.looked(advanced));
    }

    /** The database is away: nothing is lost, the next look tries again. Said once, for looks are frequent. */
    private void noteFailure(RuntimeException e) {
        if (!failing) {
            failing = true;
            Log.warnf("Feeds stand still, for the log could not be read; it is tried again: %s", e.getMessage());
        }
    }

    private RecentEvents recent() {
        RecentEvents begun = recent;
        return begun == null ? begin() : begun;
    }

    private synchronized RecentEvents begin() {
        RecentEvents begun = recent;
        if (begun == null) {
            begun = new RecentEvents(pages.end());
            recent = begun;
        }
        return begun;
    }
}

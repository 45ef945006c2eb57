package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.TrackerConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Delivers events to webhooks, to each one after the other in the order of the log: an event that can't be delivered holds
 * back those after it, of that webhook alone, until it is, or until the webhook is given up.
 */
@ApplicationScoped
class WebhookDispatcher implements LogTail.Follower {
    private static final int PAGE = 20;
    private static final long SWEEP_MILLIS = 1_000;
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final LogTail tail;
    private final LogPages pages;
    private final WebhookQueue queue;
    private final Deliveries deliveries;
    private final Backoff backoff;
    private final Semaphore hints = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    WebhookDispatcher(LogTail tail, LogPages pages, WebhookQueue queue, Deliveries deliveries, TrackerConfig config) {
        this.tail = tail;
        this.pages = pages;
        this.queue = queue;
        this.deliveries = deliveries;
        this.backoff = new Backoff(config.webhooks().backoff());
    }

    void start(@Observes StartupEvent event) {
        running = true;
        tail.follow(this);
        thread = Thread.ofVirtual().name("webhooks").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        tail.unfollow(this);
        hints.release();
        Thread worker = thread;
        if (worker != null && !worker.join(STOPPING)) {
            Log.warn("The webhooks did not stop in time; what they had not delivered is delivered at the next start");
        }
    }

    @Override
    public void looked(boolean advanced) {
        if (advanced) {
            hints.release();
        }
    }

    private void run() {
        while (running) {
            try {
                hints.tryAcquire(SWEEP_MILLIS, TimeUnit.MILLISECONDS);
                hints.drainPermits();
                takeAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                Log.warnf("Webhooks could not be looked up; the next sweep tries again: %s", e.getMessage());
            }
        }
    }

    private void takeAll() {
        List<HeldWebhook> due;
        do {
            due = running ? queue.take(tail.end()) : List.of();
            due.forEach(held -> Thread.ofVirtual().name("webhook-" + held.id()).start(() -> deliver(held)));
        } while (!due.isEmpty());
    }

    private void deliver(HeldWebhook webhook) {
        try {
            long position = webhook.position();
            int failed = webhook.attempts();
            while (running) {
                long end = tail.end();
                List<LoggedEvent> events = pages.between(position, end, webhook.filter(), PAGE);
                for (LoggedEvent event : events) {
                    if (!running || !settles(webhook, event, failed)) {
                        return;
                    }
                    position = event.position();
                    failed = 0;
                }
                if (events.size() < PAGE) {
                    queue.released(webhook.id(), end);
                    hintIfBehind(end);
                    return;
                }
            }
        } catch (RuntimeException e) {
            // What was delivered but not noted is delivered again, with the same id, once the hold has run out.
            Log.warnf("Webhook %s waits a minute: %s", webhook.id(), e.getMessage());
        }
    }

    /** What came while the webhook was held woke nobody. */
    private void hintIfBehind(long end) {
        if (tail.end() > end) {
            hints.release();
        }
    }

    /** Whether the event needs no further attempt and the webhook is still held. */
    private boolean settles(HeldWebhook webhook, LoggedEvent event, int failed) {
        Optional<WebhookSender.Result> result =
                deliveries.attempt(webhook, event, failed + 1).map(Deliveries.Attempted::result);
        if (result.isEmpty() || result.get().isDelivered()) {
            return queue.settled(webhook.id(), event.position());
        }
        double chance = ThreadLocalRandom.current().nextDouble();
        queue.putOff(
                webhook.id(), backoff.after(failed + 1, chance), result.get().isGone());
        return false;
    }
}

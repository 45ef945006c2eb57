package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.TrackerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;

/**
 * Everyone who reads the log as a stream. What is recent is read from memory, what is older in pages from the database, by
 * few at a time so that many readers who come back at once leave connections for others.
 */
@ApplicationScoped
class LogReaders implements LogTail.Follower {
    private static final int PAGE = 50;
    private static final int CATCHING_UP = 3;
    private static final String RETRY_SECONDS = "5";

    private final LogTail tail;
    private final LogPages pages;
    private final LogReader.Patience patience;
    private final int most;
    private final Set<LogReader> readers = ConcurrentHashMap.newKeySet();
    private final Semaphore catchingUp = new Semaphore(CATCHING_UP, true);

    LogReaders(LogTail tail, LogPages pages, TrackerConfig config, MeterRegistry metrics) {
        this.tail = tail;
        this.pages = pages;
        this.patience = new LogReader.Patience(
                config.feeds().heartbeat(), config.feeds().stalled());
        this.most = config.feeds().streams();
        metrics.gaugeCollectionSize("lockstep.feeds.streams", List.of(), readers);
    }

    void start(@Observes StartupEvent event) {
        tail.follow(this);
    }

    void stop(@Observes ShutdownEvent event) {
        tail.unfollow(this);
        readers.forEach(reader -> reader.end(null));
    }

    @Override
    public void looked(boolean advanced) {
        readers.forEach(reader -> reader.looked(advanced));
    }

    /** How many streams are open. */
    int open() {
        return readers.size();
    }

    /** Whether no more streams may be opened now. */
    boolean isFull() {
        return open() >= most;
    }

    /**
     * The wanted events after a position, and signs of life; the first comes at once. It ends when the tracker stops, and
     * fails with {@link StalledReaderException} or, when there are too many, with {@link TooManyStreamsException}.
     */
    Multi<Step> after(long position, EventFilter filter) {
        return Multi.createFrom().safePublisher(subscriber -> open(subscriber, position, filter));
    }

    /**
     * As {@link #after}, as the body of a response: a client that does not read is cut off.
     *
     * @throws HttpProblem 503 when too many streams are open
     */
    Multi<Step> serve(long position, EventFilter filter, HttpServerResponse response) {
        if (isFull()) {
            throw HttpProblem.builder()
                    .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                    .withTitle("Too many streams")
                    .withDetail(
                            "As many streams are open as the tracker allows (lockstep.feeds.streams); try again later")
                    .withHeader("Retry-After", RETRY_SECONDS)
                    .build();
        }
        return after(position, filter)
                // The framework would write an end behind what the client does not read, so the connection is cut.
                .onFailure(StalledReaderException.class)
                .recoverWithMulti(() -> {
                    response.reset();
                    return Multi.createFrom().nothing();
                });
    }

    private void open(Flow.Subscriber<? super Step> subscriber, long position, EventFilter filter) {
        LogReader reader = new LogReader(
                subscriber, readTo -> following(readTo, filter), position, patience, System::nanoTime, readers::remove);
        boolean full = isFull();
        readers.add(reader);
        subscriber.onSubscribe(reader);
        if (full) {
            reader.end(new TooManyStreamsException(most));
        }
    }

    /** The end is looked up first: what comes after it is for the next time. */
    private LogSource.Part following(long readTo, EventFilter filter) {
        try {
            long end = Math.max(readTo, tail.end());
            return tail.after(readTo)
                    .map(recent -> wanted(recent, readTo, filter))
                    .orElseGet(() -> recorded(readTo, end, filter));
        } catch (RuntimeException e) {
            // The database is away: the reader stays where it is and looks again with its next sign of life or event.
            Log.debugf(e, "A stream could not catch up from position %d", readTo);
            return new LogSource.Part(List.of(), readTo);
        }
    }

    private static LogSource.Part wanted(List<LoggedEvent> recent, long readTo, EventFilter filter) {
        long end = recent.isEmpty() ? readTo : recent.getLast().position();
        return new LogSource.Part(recent.stream().filter(filter::wants).toList(), end);
    }

    private LogSource.Part recorded(long readTo, long end, EventFilter filter) {
        catchingUp.acquireUninterruptibly();
        try {
            List<LoggedEvent> found = pages.between(readTo, end, filter, PAGE);
            return new LogSource.Part(
                    found, found.size() < PAGE ? end : found.getLast().position());
        } finally {
            catchingUp.release();
        }
    }

    /** There are as many streams as the tracker's configuration allows. */
    static final class TooManyStreamsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyStreamsException(int most) {
            super("There are " + most
                    + " streams open, the most there may be (lockstep.feeds.streams); try again later");
        }
    }
}

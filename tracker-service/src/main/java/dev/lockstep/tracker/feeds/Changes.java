package dev.lockstep.tracker.feeds;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** That something happened to a cycle, without what: for pages, which then show the state as it is. */
@ApplicationScoped
public class Changes {
    private final LogReaders readers;
    private final LogTail tail;

    Changes(LogReaders readers, LogTail tail) {
        this.readers = readers;
        this.tail = tail;
    }

    /** An event of the log in its place. */
    public record Change(long position, UUID cycle, String project, String type) {}

    /** The position of the last event that this process knows: what a page shows is at least as new. */
    public long position() {
        return tail.end();
    }

    /**
     * Every wanted change after a position, once and in order, as the subscriber asks for them. It ends when the tracker
     * stops, and fails when the subscriber takes nothing for {@code lockstep.feeds.stalled} or too many streams are open;
     * whoever comes back goes on after the last position that it saw. Subscribing and emitting never block; items come on
     * a virtual thread.
     */
    public Multi<Change> after(long position, EventFilter filter) {
        return changes(readers.after(position, filter));
    }

    /** As {@link #after}, as the body of a response: 503 when too many streams are open, and a client that does not read is cut off. */
    public Multi<Change> serve(long position, HttpServerResponse response) {
        return changes(readers.serve(position, EventFilter.ALL, response));
    }

    private static Multi<Change> changes(Multi<Step> steps) {
        return steps.filter(Step.Event.class::isInstance).map(step -> change(((Step.Event) step).event()));
    }

    private static Change change(LoggedEvent event) {
        return new Change(event.position(), event.cycle(), event.project(), event.type());
    }
}

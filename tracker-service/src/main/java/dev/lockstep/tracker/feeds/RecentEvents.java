package dev.lockstep.tracker.feeds;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The end of the log, without gaps, bounded in events and in characters; older events are in the database. */
final class RecentEvents {
    private static final int MOST = 1_000;
    private static final long MOST_CHARACTERS = 8L * 1024 * 1024;

    private final ArrayDeque<LoggedEvent> events = new ArrayDeque<>();
    private long characters;
    private long end;

    RecentEvents(long end) {
        this.end = end;
    }

    /** The position of the last event that was handed on. */
    synchronized long end() {
        return end;
    }

    /**
     * Takes the events that follow.
     *
     * @throws IllegalStateException when one does not follow the last
     */
    synchronized void add(List<LoggedEvent> following) {
        for (LoggedEvent event : following) {
            if (event.position() != end + 1) {
                throw new IllegalStateException("Event " + event.position() + " of the log follows event " + end);
            }
            end = event.position();
            events.addLast(event);
            characters += event.json().length();
        }
        while (events.size() > MOST || characters > MOST_CHARACTERS) {
            characters -= events.removeFirst().json().length();
        }
    }

    /** All events after a position, or nothing when some of them are no longer here. */
    synchronized Optional<List<LoggedEvent>> after(long position) {
        if (position >= end) {
            return Optional.of(List.of());
        }
        if (position < end - events.size()) {
            return Optional.empty();
        }
        return Optional.of(
                events.stream().skip(position - (end - events.size())).toList());
    }
}

package dev.lockstep.tracker.feeds;

import java.util.List;

/** Where a reader gets what follows a position. */
@FunctionalInterface
interface LogSource {
    /** What follows, as far as it is at hand now: maybe nothing, never with a hole. */
    Part after(long position);

    /** Wanted events in order; none is left between the position asked for and {@code readTo} but these. */
    record Part(List<LoggedEvent> events, long readTo) {}
}

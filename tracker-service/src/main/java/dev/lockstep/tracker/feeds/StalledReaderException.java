package dev.lockstep.tracker.feeds;

import java.time.Duration;

/** A reader took nothing for too long; it can go on later after the last position that it saw. */
final class StalledReaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StalledReaderException(Duration bound) {
        super("The reader took nothing for " + bound);
    }
}

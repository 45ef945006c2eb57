package dev.lockstep.tracker.messaging;

/** A message that no number of tries will make readable. */
final class UnreadableFactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFactException(String message) {
        super(message);
    }

    UnreadableFactException(String message, Throwable cause) {
        super(message, cause);
    }
}

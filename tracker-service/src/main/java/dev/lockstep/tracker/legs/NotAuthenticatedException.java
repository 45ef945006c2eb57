package dev.lockstep.tracker.legs;

/** The caller sent no token, or one of something else. */
public final class NotAuthenticatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAuthenticatedException(String message, Throwable cause) {
        super(message, cause);
    }

    NotAuthenticatedException(String message) {
        super(message);
    }
}

package dev.lockstep.tracker.git;

import org.jspecify.annotations.Nullable;

/** A project's repository can't be used as it is; the message names it, without credentials, and says what to do. */
public final class RepositoryUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RepositoryUnavailableException(String message) {
        this(message, null);
    }

    RepositoryUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

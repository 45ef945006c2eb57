package dev.lockstep.tracker.git;

import org.jspecify.annotations.Nullable;

/** The repository answers, but does not do what was asked: a refused push, a commit that is nowhere, a broken mirror. */
public final class GitFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GitFailedException(String message) {
        this(message, null);
    }

    GitFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

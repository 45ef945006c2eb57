package dev.lockstep.localstack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The stack can't start or go on; the message says which part, why, and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What the stack keeps can't be written there. */
    static StackException unwritable(Path path, IOException cause) {
        String reason = cause instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : cause.getClass().getSimpleName();
        return new StackException(
                "Can't write to " + path + " (" + reason
                        + "). Make it writable and see that its disk is not full, or name another folder with --data",
                cause);
    }
}

package dev.lockstep.agent.workspace;

/** Git or the disk did not do its part; the message says what was tried and where. */
public final class WorkspaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WorkspaceException(String message, Throwable cause) {
        super(message, cause);
    }
}

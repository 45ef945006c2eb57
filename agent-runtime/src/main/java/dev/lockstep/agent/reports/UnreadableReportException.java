package dev.lockstep.agent.reports;

/** A report that can't or must not be read; the message is the end of a sentence about the file. */
final class UnreadableReportException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableReportException(String message) {
        super(message);
    }
}

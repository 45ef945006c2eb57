package dev.lockstep.tracker.git;

import java.util.List;
import java.util.UUID;

/**
 * A commit that an attempt hands in, and what it must satisfy.
 *
 * @param attemptRef the full ref that the attempt alone may push to
 * @param startCommit the commit that the session's work goes on top of
 * @param writes the paths that the session may change: a file, a folder ending in {@code /}, or {@code *} for code
 */
public record AttemptedWork(
        UUID cycle, String session, String commit, String attemptRef, String startCommit, List<String> writes) {}

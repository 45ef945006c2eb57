package dev.lockstep.tracker.git;

import java.time.Instant;
import java.util.UUID;

/**
 * A merge of the default branch into a cycle's branch.
 *
 * @param branch the cycle's branch, which ends at {@code tip}
 * @param date what the merge commit is dated, so that building it again gives the same commit
 */
public record Merge(UUID cycle, String branch, String tip, String defaultBranch, String defaultCommit, Instant date) {}

package dev.lockstep.tracker.git;

import org.jspecify.annotations.Nullable;

/** How moving a branch came out. */
public sealed interface Advance {
    /** The branch ends at the wanted commit, by this call or already before it. */
    record Done() implements Advance {}

    /** Someone else moved the branch: it ends at {@code actual}, or is gone when that is null. Nothing was changed. */
    record Moved(@Nullable String actual) implements Advance {}
}

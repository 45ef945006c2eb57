package dev.lockstep.tracker.git;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How bringing a cycle's branch up to date with the default branch came out. */
public sealed interface Update {
    /** The branch holds the default branch's commit already. */
    record UpToDate() implements Update {}

    /** The branch now ends at {@code commit}, which holds both sides; the conflicts are left to be resolved. */
    record Merged(String commit, List<Conflict> conflicts) implements Update {}

    /** Git alone can't bring both sides together. Nothing was changed. */
    record Conflicted(List<Conflict> conflicts) implements Update {}

    /** The branch did not end where it was expected to, but at {@code actual}. Nothing was changed. */
    record Moved(@Nullable String actual) implements Update {}
}

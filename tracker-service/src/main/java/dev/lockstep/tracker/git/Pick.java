package dev.lockstep.tracker.git;

import java.util.List;

/** How putting one commit's change on top of another commit came out. No branch was moved. */
public sealed interface Pick {
    /** {@code commit} holds the change on top of the other, and nobody has run anything on it yet. */
    record Picked(String commit) implements Pick {}

    /** Git alone can't put it there; {@code paths} are in the way, in order. */
    record Conflicted(List<String> paths) implements Pick {}
}

package dev.lockstep.tracker.git;

import java.util.Optional;

/**
 * A file on both sides of a change.
 *
 * @param before its text; absent where there is no such file, or one that is no text
 * @param after as {@code before}
 * @param unread why a side was not read: the bound beyond which neither was, or that the new one is no text
 */
public record ChangedText(String path, Optional<String> before, Optional<String> after, Optional<Bound> unread) {

    /** Bounds on what is read, of size and of kind. */
    public enum Bound {
        FILE,
        CHANGE,
        NOT_TEXT
    }

    static ChangedText unread(String path, Bound bound) {
        return new ChangedText(path, Optional.empty(), Optional.empty(), Optional.of(bound));
    }
}

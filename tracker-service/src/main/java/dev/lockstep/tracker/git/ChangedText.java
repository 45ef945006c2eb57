package dev.lockstep.tracker.git;

import java.util.Optional;

/** A text file on both sides of a change; absent where it does not exist, or is no text there. */
public record ChangedText(String path, Optional<String> before, Optional<String> after) {}

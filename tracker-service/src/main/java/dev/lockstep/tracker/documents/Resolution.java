package dev.lockstep.tracker.documents;

/** Whether a pointer leads somewhere. */
public sealed interface Resolution {
    /** It does. */
    record Resolved(Pointer pointer) implements Resolution {}

    /** It does not; the reason names the pointer and what to repair. */
    record Dangling(String reason) implements Resolution {}
}

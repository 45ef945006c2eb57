package dev.lockstep.tracker.relay;

/** Fired when this process has given positions to events of the log, after the commit. */
public record LogAdvanced(long position) {}

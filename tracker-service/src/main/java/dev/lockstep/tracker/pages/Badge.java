package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.cycles.CycleState;

/** A state as a shape, a colour and a word, so that no one of them has to tell it alone. */
public record Badge(String icon, String colour, String word) {
    /** How a cycle's state shows to a person for whom something of it waits, or doesn't. */
    static Badge of(String state, boolean mine) {
        return switch (CycleState.valueOf(state)) {
            case WORKING -> new Badge("run", "run", "Running");
            case MERGING -> new Badge("run", "run", "Tracker at work");
            case ASKING, STOPPED ->
                mine ? new Badge("wait", "wait", "Waiting on you") : new Badge("hold", "wait", "Waiting on others");
            case FAILED -> new Badge("bad", "bad", "Blocked");
            case CLOSED -> new Badge("ok", "ok", "Closed");
            case CANCELLED -> new Badge("stale", "stale", "Cancelled");
        };
    }

    /** How the state of a session's leg shows. */
    static Badge ofSession(String state, boolean stale) {
        if (stale) {
            return new Badge("stale", "stale", "Stale");
        }
        return switch (state) {
            case "waiting", "working" -> new Badge("run", "run", "Running");
            case "asking" -> new Badge("ask", "wait", "Asking");
            case "submitted" -> new Badge("ok", "ok", "Submitted");
            case "paused" -> new Badge("pause", "bad", "Paused");
            default -> new Badge("bad", "bad", "Failed");
        };
    }
}

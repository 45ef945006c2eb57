package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import java.util.List;

/** What a decision came to. */
public sealed interface Outcome {
    /** The events to append, in order; none when the command had been carried out before. */
    record Accepted(List<CycleEvent> events) implements Outcome {}

    /** Nothing happens. */
    record Rejected(Rejection rejection) implements Outcome {}

    static Outcome rejected(Rejection.Kind kind, String detail) {
        return new Rejected(Rejection.of(kind, detail));
    }
}

package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import java.util.ArrayList;
import java.util.List;

/** Events as they are decided, and the state after each of them, so that what follows is decided on what went before. */
final class Unfolding {
    private final List<CycleEvent> events = new ArrayList<>();
    private Cycle cycle;

    Unfolding(Cycle cycle) {
        this.cycle = cycle;
    }

    Cycle cycle() {
        return cycle;
    }

    /** Appends an event and returns its sequence number. */
    long emit(CycleEvent event) {
        events.add(event);
        cycle = cycle.after(event);
        return cycle.sequence();
    }

    Outcome accepted() {
        return new Outcome.Accepted(List.copyOf(events));
    }
}

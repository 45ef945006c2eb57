package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.tracker.domain.Cycle;
import java.util.List;

/** Fired inside the transaction that changed a cycle; observe it after success to act on what is committed. */
public record CycleChanged(Cycle cycle, List<CycleEvent> events) {}

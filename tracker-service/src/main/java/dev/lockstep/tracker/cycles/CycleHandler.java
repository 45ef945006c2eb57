package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Decider;
import dev.lockstep.tracker.domain.Outcome;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.store.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Carries a command out in one transaction: lock, load, decide, append, project. The events are published after the commit. */
@ApplicationScoped
public class CycleHandler {
    private final CycleLog log;
    private final Projections projections;
    private final DatabaseClock clock;
    private final Event<CycleChanged> changed;

    CycleHandler(CycleLog log, Projections projections, DatabaseClock clock, Event<CycleChanged> changed) {
        this.log = log;
        this.projections = projections;
        this.clock = clock;
        this.changed = changed;
    }

    /** A cycle after a command, and the events that it brought, which may be none. */
    public record Handled(Cycle cycle, List<CycleEvent> events) {}

    /**
     * Begins a cycle with its first events.
     *
     * @throws org.hibernate.exception.ConstraintViolationException when the id is taken
     */
    @Transactional
    public Cycle begin(UUID id, CycleEvent.CycleRequested request) {
        List<CycleEvent> events = Decider.begin(id, request);
        Cycle cycle = Cycle.of(id, events);
        Instant now = clock.now();
        log.begin(cycle, events, now);
        projections.begin(cycle, events, now);
        changed.fire(new CycleChanged(cycle, events));
        return cycle;
    }

    /**
     * Carries a command out.
     *
     * @throws RejectedException when the cycle refuses it, or does not exist; nothing is changed then
     */
    @Transactional
    public Handled handle(UUID id, Command command) {
        return handle(log.lock(id), command);
    }

    /**
     * Carries a command out on a cycle that the caller's transaction has locked.
     *
     * @throws RejectedException when the cycle refuses it; nothing is changed then
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Handled handle(CycleLog.Locked locked, Command command) {
        Cycle before = locked.cycle();
        return switch (Decider.decide(before, command)) {
            case Outcome.Rejected rejected -> throw new RejectedException(rejected.rejection());
            case Outcome.Accepted accepted when accepted.events().isEmpty() -> new Handled(before, List.of());
            case Outcome.Accepted accepted -> append(locked, accepted.events());
        };
    }

    private Handled append(CycleLog.Locked locked, List<CycleEvent> events) {
        Cycle before = locked.cycle();
        Cycle after = log.append(before, events, locked.since());
        projections.update(before, after, events, locked.since());
        changed.fire(new CycleChanged(after, events));
        return new Handled(after, events);
    }
}

package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.store.LegRow;
import dev.lockstep.tracker.store.LegRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept beside the log so that workers and people find what waits: legs, inbox, and people's words in transcripts. */
@ApplicationScoped
class Projections {
    private final LegRows legs;
    private final Transcripts transcripts;
    private final Inbox inbox;

    Projections(LegRows legs, Transcripts transcripts, Inbox inbox) {
        this.legs = legs;
        this.transcripts = transcripts;
        this.inbox = inbox;
    }

    /** Makes the projections those of a cycle's first events, in the caller's transaction. */
    void begin(Cycle cycle, List<CycleEvent> events, Instant now) {
        dispatch(cycle, events, now);
        inbox.update(cycle, now);
    }

    /** Brings the projections up to the state after these events, in the caller's transaction. */
    void update(Cycle before, Cycle after, List<CycleEvent> events, Instant now) {
        dispatch(after, events, now);
        if (!openLegs(before).equals(openLegs(after))) {
            endLegs(after);
        }
        inbox.update(before, after, now);
    }

    private void dispatch(Cycle cycle, List<CycleEvent> events, Instant now) {
        for (CycleEvent event : events) {
            if (event instanceof CycleEvent.LegDispatched dispatched) {
                insert(cycle, dispatched, now);
                hear(cycle, events, dispatched);
            }
        }
    }

    private void insert(Cycle cycle, CycleEvent.LegDispatched dispatched, Instant now) {
        LegRow row = new LegRow();
        row.cycleId = cycle.id();
        row.leg = dispatched.leg();
        row.session = dispatched.session();
        row.service = dispatched.service();
        row.state = LegRow.WAITING;
        row.attempt = 0;
        row.dispatchedAt = now;
        legs.persist(row);
    }

    /** What a person said becomes a turn, so that the next leg reads it where it belongs. */
    private void hear(Cycle cycle, List<CycleEvent> events, CycleEvent.LegDispatched dispatched) {
        Licence licence = dispatched.licence();
        switch (licence.kind()) {
            case ANSWER -> transcripts.answers(cycle, dispatched);
            case FEEDBACK -> transcripts.feedback(cycle, dispatched, comment(events), licence.by());
            case RETRY -> transcripts.tryAgain(cycle, dispatched, licence.by());
            case PLAN -> rebased(events, dispatched).ifPresent(work -> transcripts.rebased(cycle, dispatched, work));
            case REQUEST, DECISION -> {
                // A fresh session: all that it may know is in its opening context.
            }
        }
    }

    /** What the leg goes on from, if other work landed before its session's. */
    private static Optional<CycleEvent.WorkRebased> rebased(
            List<CycleEvent> events, CycleEvent.LegDispatched dispatched) {
        return events.stream()
                .filter(CycleEvent.WorkRebased.class::isInstance)
                .map(CycleEvent.WorkRebased.class::cast)
                .filter(work -> work.session().equals(dispatched.session()))
                .findFirst();
    }

    private static String comment(List<CycleEvent> events) {
        return events.stream()
                .filter(CycleEvent.DecisionRecorded.class::isInstance)
                .map(event -> ((CycleEvent.DecisionRecorded) event).comment())
                .filter(comment -> comment != null && !comment.isBlank())
                .reduce((first, second) -> second)
                .orElse("");
    }

    /** Legs that the cycle no longer has open can't be claimed or written to any more. */
    private void endLegs(Cycle cycle) {
        List<String> open = openLegs(cycle);
        for (LegRow row : legs.list("cycleId = ?1 and state <> ?2", cycle.id(), LegRow.ENDED)) {
            if (!open.contains(row.leg)) {
                row.state = LegRow.ENDED;
            }
        }
    }

    private static List<String> openLegs(Cycle cycle) {
        return cycle.isEnded()
                ? List.of()
                : cycle.current().stream()
                        .filter(session -> session.state() instanceof LegState.Open)
                        .map(session -> session.state().leg())
                        .toList();
    }
}

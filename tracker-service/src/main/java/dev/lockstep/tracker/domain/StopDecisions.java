package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.policy.DecisionPolicy;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;

/** What people decide at gates and checkpoints. */
final class StopDecisions {
    private StopDecisions() {}

    static Outcome decide(Cycle cycle, Command.Decide command) {
        Optional<Rejection> objection = DecisionPolicy.objection(cycle, command);
        if (objection.isPresent()) {
            return new Outcome.Rejected(objection.get());
        }
        Stage.AtStop at = (Stage.AtStop) cycle.stage();
        Unfolding unfolding = new Unfolding(cycle);
        long sequence = unfolding.emit(recorded(at, command));
        switch (command.decision()) {
            case APPROVE -> approve(unfolding, cycle.stopOf(at.phase()));
            case REQUEST_CHANGES ->
                requestChanges(unfolding, at.phase(), sequence, command.by().name());
            case RETURN -> sendBack(unfolding, at.phase(), command, sequence);
        }
        return unfolding.accepted();
    }

    private static CycleEvent recorded(Stage.AtStop at, Command.Decide command) {
        return new CycleEvent.DecisionRecorded(
                at.phase(),
                at.stop(),
                at.digest(),
                command.decision(),
                command.by().name(),
                command.by().roles().stream().sorted().toList(),
                command.comment().orElse(null),
                command.returnTo().orElse(null),
                command.criteria());
    }

    private static void approve(Unfolding unfolding, Stop stop) {
        Stage.AtStop at = (Stage.AtStop) unfolding.cycle().stage();
        if (at.approvedBy().size() >= stop.approvals()) {
            if (at.phase() == PhaseName.USER_VERIFICATION) {
                RejectedCriteria.settle(unfolding);
            }
            Progress.pass(unfolding, at, at.approvedBy());
        }
    }

    /** The phase's session that landed last goes on with the feedback: nothing but its own work is on top of it. */
    private static void requestChanges(Unfolding unfolding, PhaseName phase, long sequence, String by) {
        Cycle cycle = unfolding.cycle();
        List<Session> sessions = cycle.currentIn(phase);
        Session session = sessions.reversed().stream()
                .filter(landed -> landed.ground().base().equals(cycle.tip()))
                .findFirst()
                .orElseGet(sessions::getLast);
        Progress.dispatch(unfolding, session, new Licence(Licence.Kind.FEEDBACK, sequence, by));
    }

    /** That phase and the later ones begin again with fresh sessions; what they had produced is stale. */
    private static void sendBack(Unfolding unfolding, PhaseName from, Command.Decide command, long sequence) {
        PhaseName to = command.returnTo().orElseThrow();
        String by = command.by().name();
        String reason = command.comment().orElseThrow();
        RejectedCriteria rejected = RejectedCriteria.of(from, command.criteria());
        rejected.raise(unfolding, by);
        Returns.send(unfolding, to, by, reason, cycle -> PlannedTasks.forReturn(cycle, reason, rejected));
        // After a conflict the tracker merges first; the tasks follow from the merge.
        if (!(unfolding.cycle().stage() instanceof Stage.GitWork)) {
            Progress.begin(unfolding, to, new Licence(Licence.Kind.DECISION, sequence, by));
        }
    }
}

package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.policy.DispatchPolicy;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;

/** What follows from what has happened: the next session, the next task, the next stop. */
final class Progress {
    private Progress() {}

    /** Begins a phase: its first session, or its stop where the phase is a person's. */
    static void begin(Unfolding unfolding, PhaseName name, Licence licence) {
        Phase phase = unfolding.cycle().phase(name);
        if (phase.isHuman()) {
            openStop(unfolding, name);
        } else if (name == PhaseName.IMPLEMENTATION) {
            List<Task> tasks = PlannedTasks.withFixes(unfolding.cycle());
            if (!tasks.equals(unfolding.cycle().tasks())) {
                unfolding.emit(new CycleEvent.TasksPlanned(tasks));
            }
            build(unfolding, planLicence(unfolding.cycle()));
        } else {
            open(unfolding, phase, unfolding.cycle().round(name) + 1, Optional.empty(), licence);
        }
    }

    /** Begins a pass through implementation with its first task. */
    static void build(Unfolding unfolding, Licence licence) {
        Phase phase = unfolding.cycle().phase(PhaseName.IMPLEMENTATION);
        int round = unfolding.cycle().round(phase.name()) + 1;
        Optional<Task> first = SideBySide.next(unfolding.cycle(), round);
        open(unfolding, phase, round, Optional.of(first.orElseThrow()), licence);
        beginTasks(unfolding, phase.name());
    }

    /**
     * A session's work is on the cycle's branch, or will not be: the tasks that may begin now, or the phase's stop once nothing
     * is being built. No task is built on a blocked one.
     */
    static void landed(Unfolding unfolding, PhaseName name) {
        beginTasks(unfolding, name);
        // Final verification's stop opens only when the merge commit stands, because that is what it approves.
        if (unfolding.cycle().running().isEmpty() && !(unfolding.cycle().stage() instanceof Stage.Preparing)) {
            openStop(unfolding, name);
        }
    }

    /**
     * A finding was waived: the tasks that waited for it begin, or the phase's stop shows what is left if it is open. Nothing
     * returns by itself, because a person is deciding.
     */
    static void waived(Unfolding unfolding, PhaseName name) {
        beginTasks(unfolding, name);
        if (unfolding.cycle().stage() instanceof Stage.AtStop) {
            showStop(unfolding, name);
        }
    }

    private static void beginTasks(Unfolding unfolding, PhaseName name) {
        if (name != PhaseName.IMPLEMENTATION || PlannedTasks.isBlocked(unfolding.cycle())) {
            return;
        }
        int round = unfolding.cycle().round(name);
        Optional<Task> next = SideBySide.next(unfolding.cycle(), round);
        while (next.isPresent()) {
            open(unfolding, unfolding.cycle().phase(name), round, next, planLicence(unfolding.cycle()));
            next = SideBySide.next(unfolding.cycle(), round);
        }
    }

    /** Dispatches the session's next leg. */
    static void dispatch(Unfolding unfolding, Session session, Licence licence) {
        DispatchPolicy.require(unfolding.cycle(), session, licence);
        unfolding.emit(new CycleEvent.LegDispatched(session.id(), session.nextLeg(), session.service(), licence));
    }

    /**
     * Opens the phase's stop on what there is now. A checkpoint that is set to pass by itself passes, unless a blocker is
     * open; one that is set to return work with blockers does so.
     */
    static void openStop(Unfolding unfolding, PhaseName name) {
        showStop(unfolding, name);
        if (Returns.isAllowedInAdvance(unfolding.cycle(), name)) {
            Returns.byItself(unfolding, name);
        }
    }

    private static void showStop(Unfolding unfolding, PhaseName name) {
        Stop stop = unfolding.cycle().stopOf(name);
        Subject subject = Subjects.of(unfolding.cycle(), name);
        unfolding.emit(new CycleEvent.StopOpened(name, stop.name(), stop.hard(), subject.digest(), subject));
        if (!stop.hard() && stop.isAuto() && unfolding.cycle().blockersAt(name).isEmpty()) {
            pass(unfolding, (Stage.AtStop) unfolding.cycle().stage(), List.of("auto, set by " + stop.auto()));
        }
    }

    /** Passes the stop and begins what comes after it, unless the tracker has Git work to do first. */
    static void pass(Unfolding unfolding, Stage.AtStop at, List<String> approvers) {
        long sequence = unfolding.emit(new CycleEvent.StopPassed(at.phase(), at.stop(), at.digest(), approvers));
        if (!(unfolding.cycle().stage() instanceof Stage.GitWork)) {
            Licence licence = new Licence(Licence.Kind.DECISION, sequence, String.join(", ", approvers));
            begin(
                    unfolding,
                    unfolding.cycle().charter().workflow().after(at.phase()).name(),
                    licence);
        }
    }

    /** The permission that a passed stop gives to the phase after it. */
    static Licence licenceOf(PassedStop stop) {
        return new Licence(Licence.Kind.DECISION, stop.sequence(), String.join(", ", stop.approvedBy()));
    }

    /** The permission that the approved plan gives to its tasks. */
    static Licence planLicence(Cycle cycle) {
        PassedStop plan = cycle.passed(PhaseName.IMPLEMENTATION_PLANNING)
                .orElseThrow(() -> new IllegalStateException("No implementation approval is on record"));
        return new Licence(Licence.Kind.PLAN, plan.sequence(), String.join(", ", plan.approvedBy()));
    }

    private static void open(Unfolding unfolding, Phase phase, int round, Optional<Task> task, Licence licence) {
        String id = "s" + (unfolding.cycle().sessions().size() + 1);
        unfolding.emit(new CycleEvent.SessionOpened(
                id,
                phase.name(),
                round,
                phase.service(),
                task.orElse(null),
                unfolding.cycle().tip()));
        dispatch(unfolding, unfolding.cycle().session(id).orElseThrow(), licence);
    }
}

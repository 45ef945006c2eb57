package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How work goes back to a phase, by a person's decision or by a setting that allowed it in advance. */
final class Returns {
    private Returns() {}

    /**
     * That phase and the later ones are to begin again; what they had produced is stale. {@code tasks} are those of a return
     * to implementation, unless the default branch has to be merged first.
     *
     * @return the sequence number of the event that says so
     */
    static long send(Unfolding unfolding, PhaseName to, String by, String reason, Function<Cycle, List<Task>> tasks) {
        if (to == PhaseName.IMPLEMENTATION && !Findings.isInConflict(unfolding.cycle())) {
            unfolding.emit(new CycleEvent.TasksPlanned(tasks.apply(unfolding.cycle())));
        }
        List<String> stale = unfolding.cycle().current().stream()
                .filter(session -> session.phase().compareTo(to) >= 0)
                .map(Session::id)
                .toList();
        return unfolding.emit(new CycleEvent.WorkReturned(to, by, reason, stale));
    }

    /**
     * Whether what has just stopped there goes back by itself: the checkpoint was set so, blockers are open, no engineer has
     * said that one can't be mended, and the bound on rounds is not reached.
     */
    static boolean isAllowedInAdvance(Cycle cycle, PhaseName at) {
        Stop stop = cycle.stopOf(at);
        List<Finding> blockers = cycle.blockersAt(at);
        return stop.onBlockers() != null
                && !stop.hard()
                && !blockers.isEmpty()
                && blockers.stream().noneMatch(Findings::isGivenUp)
                && cycle.reworkRounds() < cycle.charter().workflow().reworkBound();
    }

    /** Returns to implementation what stopped there. The licence of the first task names the setting and who set it. */
    static void byItself(Unfolding unfolding, PhaseName at) {
        String by = "on_blockers, set by " + unfolding.cycle().stopOf(at).onBlockers();
        String reason = "Open blockers at " + unfolding.cycle().stopOf(at).name() + ": "
                + unfolding.cycle().blockersAt(at).stream().map(Finding::id).collect(Collectors.joining(", "));
        long sequence = send(unfolding, PhaseName.IMPLEMENTATION, by, reason, PlannedTasks::forRework);
        if (!(unfolding.cycle().stage() instanceof Stage.GitWork)) {
            Progress.build(unfolding, new Licence(Licence.Kind.DECISION, sequence, by));
        }
    }
}

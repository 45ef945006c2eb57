package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows where other tasks landed before a session's: it shows its work anew on top of them, or its task begins again. */
final class Rebases {
    /** After how many times a task is not done again by itself. Each retry by a person allows as many once more. */
    static final int MOST = 3;

    private Rebases() {}

    /** Nothing is in the way: the session goes on from what the tracker made of its work, and tests that. */
    static void done(Unfolding unfolding, Command.ConfirmRebase done) {
        rebasing(unfolding.cycle(), done.from(), done.onto()).ifPresent(session -> {
            if (isExhausted(unfolding.cycle(), session)) {
                fail(unfolding, session, "");
                return;
            }
            unfolding.emit(new CycleEvent.WorkRebased(session.id(), done.onto(), done.from(), done.to()));
            Session moved = unfolding.cycle().session(session.id()).orElseThrow();
            Progress.dispatch(unfolding, moved, Progress.planLicence(unfolding.cycle()));
        });
    }

    /** What landed is in the way: nothing of the session's work is kept, and its task is ready once more. */
    static void refused(Unfolding unfolding, Command.RefuseRebase refused) {
        rebasing(unfolding.cycle(), refused.from(), refused.onto()).ifPresent(session -> {
            if (isExhausted(unfolding.cycle(), session)) {
                fail(unfolding, session, ", the last time with a conflict in " + String.join(", ", refused.paths()));
                return;
            }
            unfolding.emit(new CycleEvent.TaskRestarted(session.id(), refused.onto(), refused.paths()));
            Progress.landed(unfolding, session.phase());
        });
    }

    /** Whether a session built a task that another one of the same pass builds again. */
    static boolean isBuiltAgain(Session earlier, Session session) {
        return earlier.stale()
                && earlier.task().isPresent()
                && earlier.round() == session.round()
                && earlier.taskId().equals(session.taskId());
    }

    private static Optional<Session> rebasing(Cycle cycle, String from, String onto) {
        return cycle.stage() instanceof Stage.Rebasing rebasing
                        && rebasing.commit().equals(from)
                        && rebasing.onto().equals(onto)
                ? cycle.session(rebasing.session())
                : Optional.empty();
    }

    private static boolean isExhausted(Cycle cycle, Session session) {
        List<Session> all = ofTask(cycle, session);
        return times(all) >= MOST * (1 + all.stream().mapToInt(Session::retries).sum());
    }

    /** How often the task was done again in this pass, by the same session or by a fresh one. */
    private static int times(List<Session> ofTask) {
        return ofTask.size()
                - 1
                + ofTask.stream().mapToInt(one -> one.ground().moves()).sum();
    }

    private static List<Session> ofTask(Cycle cycle, Session session) {
        return Stream.concat(
                        cycle.sessions().stream().filter(earlier -> isBuiltAgain(earlier, session)), Stream.of(session))
                .toList();
    }

    private static void fail(Unfolding unfolding, Session session, String how) {
        int times = times(ofTask(unfolding.cycle(), session));
        unfolding.emit(new CycleEvent.LegFailed(
                session.id(),
                session.state().leg(),
                session.attempts(),
                "Task " + session.taskId() + " was done again " + times
                        + " times, as often as it may by itself, because other tasks landed first, and once more others did"
                        + how + ". Retry it when fewer tasks are being built"));
    }
}

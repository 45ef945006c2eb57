package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;

/** What follows from the tracker's own work in the repository. A result that is told twice, or late, changes nothing. */
final class GitDecisions {
    private GitDecisions() {}

    static Outcome decide(Cycle cycle, Command.GitResult result) {
        Unfolding unfolding = new Unfolding(cycle);
        switch (result) {
            case Command.ConfirmAdvance done -> advanced(unfolding, done);
            case Command.RefuseAdvance refused -> refused(unfolding, refused);
            case Command.ConfirmRebase done -> Rebases.done(unfolding, done);
            case Command.RefuseRebase refused -> Rebases.refused(unfolding, refused);
            case Command.ConfirmUpdate done -> updated(unfolding, done);
            case Command.ReportConflict conflict -> conflicted(unfolding, conflict);
            case Command.ConfirmPrepared done -> prepared(unfolding, done);
            case Command.ReportDefaultMoved moved -> defaultMoved(unfolding, moved);
            case Command.ConfirmMerged done -> merged(unfolding, done);
        }
        return unfolding.accepted();
    }

    private static void advanced(Unfolding unfolding, Command.ConfirmAdvance done) {
        if (unfolding.cycle().stage() instanceof Stage.Advancing advancing
                && advancing.to().equals(done.to())) {
            unfolding.emit(new CycleEvent.BranchAdvanced(done.from(), done.to()));
            Progress.landed(unfolding, advancing.phase());
        }
    }

    private static void refused(Unfolding unfolding, Command.RefuseAdvance refused) {
        if (unfolding.cycle().stage() instanceof Stage.Advancing advancing
                && advancing.to().equals(refused.to())) {
            Session session = unfolding.cycle().session(advancing.session()).orElseThrow();
            unfolding.emit(new CycleEvent.LegFailed(
                    session.id(), session.state().leg(), session.attempts(), refused.reason()));
        }
    }

    private static void updated(Unfolding unfolding, Command.ConfirmUpdate done) {
        if (!(unfolding.cycle().stage() instanceof Stage.Updating updating)
                || !done.from().equals(unfolding.cycle().tip())
                || !(updating.takesConflicts() || done.conflicts().isEmpty())) {
            return;
        }
        if (!done.to().equals(done.from())) {
            List<String> paths =
                    done.conflicts().stream().map(Command.Conflict::path).toList();
            unfolding.emit(new CycleEvent.BranchUpdated(
                    done.from(), done.to(), done.defaultCommit(), paths.isEmpty() ? null : paths));
        }
        if (updating.takesConflicts()) {
            unfolding.emit(new CycleEvent.TasksPlanned(PlannedTasks.forConflict(unfolding.cycle(), done.conflicts())));
        }
        PhaseName before = updating.takesConflicts() ? PhaseName.IMPLEMENTATION_PLANNING : PhaseName.USER_VERIFICATION;
        PassedStop passed = unfolding.cycle().passed(before).orElseThrow();
        Progress.begin(unfolding, updating.before(), Progress.licenceOf(passed));
    }

    private static void conflicted(Unfolding unfolding, Command.ReportConflict conflict) {
        if (unfolding.cycle().stage() instanceof Stage.Updating updating && !updating.takesConflicts()) {
            unfolding.emit(new CycleEvent.BranchConflicted(
                    conflict.defaultCommit(),
                    conflict.conflicts().stream().map(Command.Conflict::path).toList()));
            Findings.conflict(unfolding, conflict);
            Progress.openStop(unfolding, PhaseName.USER_VERIFICATION);
        }
    }

    private static void prepared(Unfolding unfolding, Command.ConfirmPrepared done) {
        if (unfolding.cycle().stage() instanceof Stage.Preparing
                && done.tip().equals(unfolding.cycle().tip())) {
            unfolding.emit(new CycleEvent.MergePrepared(done.commit(), done.onto()));
            Progress.openStop(unfolding, PhaseName.FINAL_VERIFICATION);
        }
    }

    private static void defaultMoved(Unfolding unfolding, Command.ReportDefaultMoved moved) {
        Stage stage = unfolding.cycle().stage();
        if (stage instanceof Stage.Merging || stage instanceof Stage.Preparing) {
            String stop = unfolding.cycle().stopOf(PhaseName.FINAL_VERIFICATION).name();
            String digest = unfolding
                    .cycle()
                    .passed(PhaseName.FINAL_VERIFICATION)
                    .map(PassedStop::digest)
                    .orElse("");
            unfolding.emit(new CycleEvent.StopStaled(
                    PhaseName.FINAL_VERIFICATION,
                    stop,
                    digest,
                    "The default branch moved to " + moved.actual() + "; verification runs again on top of it"));
        }
    }

    private static void merged(Unfolding unfolding, Command.ConfirmMerged done) {
        String branch = unfolding.cycle().charter().defaultBranch();
        Stage stage = unfolding.cycle().stage();
        if (stage instanceof Stage.Merging merging && merging.commit().equals(done.to())) {
            unfolding.emit(new CycleEvent.CycleMerged(branch, done.from(), done.to()));
            PassedStop deployment =
                    unfolding.cycle().passed(PhaseName.FINAL_VERIFICATION).orElseThrow();
            Progress.begin(unfolding, PhaseName.POST_MORTEM, Progress.licenceOf(deployment));
        } else if (stage instanceof Stage.Closing && !repeatsTheFirst(unfolding.cycle(), done)) {
            unfolding.emit(new CycleEvent.CycleMerged(branch, done.from(), done.to()));
            unfolding.emit(new CycleEvent.CycleClosed());
        }
    }

    /** Whether it tells of the change's merge once more, while the post-mortem is still to be merged. */
    private static boolean repeatsTheFirst(Cycle cycle, Command.ConfirmMerged done) {
        return cycle.merged().filter(done.to()::equals).isPresent()
                && !done.to().equals(cycle.tip());
    }
}

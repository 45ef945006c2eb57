package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The rows of the matrix: every stage, and every state that a leg has while its session works. An open minor finding, F1, is in all. */
final class MatrixStates {
    private MatrixStates() {}

    static Map<String, Supplier<DrivenCycle>> all() {
        Map<String, Supplier<DrivenCycle>> states = new LinkedHashMap<>();
        states.put("leg waiting", () -> architecture());
        states.put("leg claimed", () -> architecture().after(Moves::claim));
        states.put(
                "leg asking",
                () -> architecture().after(Moves::claim).after(cycle -> Moves.ask(cycle, "How many users?")));
        states.put("leg failed", () -> architecture().after(Moves::claim).after(Moves::fail));
        states.put("leg paused", () -> architecture().after(Moves::claim).after(Moves::pause));
        states.put("at a gate", () -> withFinding());
        states.put("at a checkpoint", () -> withFinding().toStopOf(PhaseName.ARCHITECTURE));
        states.put("at user verification", () -> withFinding().toStopOf(PhaseName.USER_VERIFICATION));
        states.put("at deployment approval", () -> withFinding().toStopOf(PhaseName.FINAL_VERIFICATION));
        states.put("at the last checkpoint", () -> withFinding().toStopOf(PhaseName.POST_MORTEM));
        states.put("advancing", () -> architecture().until(Stage.Advancing.class));
        states.put("two tasks at work", () -> sideBySide());
        states.put("rebasing", () -> sideBySide().until(Stage.Rebasing.class));
        states.put("updating", () -> withFinding().until(Stage.Updating.class));
        states.put("updating on a return", () -> withFinding()
                .until(Stage.Updating.class)
                .after(_ -> Moves.conflict())
                .after(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION)));
        states.put("landing a blocker", () -> reviewed(3));
        states.put("at the rework bound", () -> reviewed(1)
                .after(Moves::next)
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(MatrixStates::blocked)
                .after(Moves::next));
        states.put("preparing", () -> withFinding().until(Stage.Preparing.class));
        states.put("merging", () -> withFinding().until(Stage.Merging.class));
        states.put("closing", () -> withFinding().until(Stage.Closing.class));
        states.put("closed", () -> withFinding().until(Stage.Closed.class));
        states.put("cancelled", () -> architecture()
                .after(cycle -> new Command.Cancel(People.REQUESTER, "Not needed any more")));
        return states;
    }

    /** Where a checkpoint returns work with blockers by itself, one was found. */
    private static DrivenCycle reviewed(int maxRounds) {
        return withFinding(Workflows.returning(maxRounds, PhaseName.BUILD_VERIFICATION))
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(MatrixStates::blocked);
    }

    /** One of two tasks has a worker, and the other waits for one. */
    private static DrivenCycle sideBySide() {
        return withFinding(Workflows.sideBySide(Workflows.standard(), 2)).toWorkIn(PhaseName.IMPLEMENTATION);
    }

    private static Command blocked(Cycle cycle) {
        return Moves.draft(cycle).finding(Severity.BLOCKER, "It loses data").at(Moves.end(cycle));
    }

    private static DrivenCycle withFinding() {
        return withFinding(Workflows.standard());
    }

    private static DrivenCycle withFinding(Workflow workflow) {
        return DrivenCycle.begun(workflow)
                .toWorkIn(PhaseName.PRODUCT_SPECIFICATION)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.MINOR, "The help text is stale")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.PRODUCT_SPECIFICATION);
    }

    private static DrivenCycle architecture() {
        return withFinding().after(Moves::next);
    }
}

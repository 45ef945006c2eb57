package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tracker's one door to a cycle's state: what a command does in a state, or why it does nothing. */
public final class Decider {
    private Decider() {}

    /** The events with which a requested cycle begins: the request, the first session, its first leg. */
    public static List<CycleEvent> begin(UUID id, CycleEvent.CycleRequested request) {
        Unfolding unfolding = new Unfolding(Cycle.begun(id, request));
        Licence licence = new Licence(Licence.Kind.REQUEST, 1, request.requestedBy());
        Progress.begin(unfolding, request.workflow().phases().getFirst().name(), licence);
        Outcome.Accepted rest = (Outcome.Accepted) unfolding.accepted();
        List<CycleEvent> all = new ArrayList<>(List.of(request));
        all.addAll(rest.events());
        return List.copyOf(all);
    }

    /** What the command comes to. Nothing is changed. */
    public static Outcome decide(Cycle cycle, Command command) {
        if (cycle.isEnded() && !(command instanceof Command.ReportDeployment)) {
            return refuseEnded(cycle, command);
        }
        return switch (command) {
            case Command.ClaimLeg claim -> LegDecisions.claim(cycle, claim);
            case Command.TakeBaseline taken -> LegDecisions.baseline(cycle, taken);
            case Command.EndsLeg end -> LegDecisions.end(cycle, end);
            case Command.AnswerQuestions answers -> PeopleDecisions.answer(cycle, answers);
            case Command.WaiveConfidence waiver -> PeopleDecisions.waiveConfidence(cycle, waiver);
            case Command.WaiveFinding waiver -> PeopleDecisions.waiveFinding(cycle, waiver);
            case Command.Retry retry -> PeopleDecisions.retry(cycle, retry);
            case Command.Cancel cancel -> PeopleDecisions.cancel(cycle, cancel);
            case Command.ReportDeployment report -> DeploymentDecisions.report(cycle, report);
            case Command.Decide decide -> StopDecisions.decide(cycle, decide);
            case Command.GitResult result -> GitDecisions.decide(cycle, result);
        };
    }

    private static Outcome refuseEnded(Cycle cycle, Command command) {
        String how = cycle.stage() instanceof Stage.Closed ? "closed" : "cancelled";
        Rejection.Kind kind = command instanceof Command.EndsLeg
                        || command instanceof Command.ClaimLeg
                        || command instanceof Command.TakeBaseline
                ? Rejection.Kind.FENCED
                : Rejection.Kind.CONFLICT;
        return Outcome.rejected(
                kind,
                "Cycle " + cycle.id() + " is " + how + "; nothing changes it any more. Start a new cycle instead.");
    }
}

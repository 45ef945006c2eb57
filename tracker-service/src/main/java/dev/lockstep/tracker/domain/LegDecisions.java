package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.LegEnd;
import dev.lockstep.tracker.domain.policy.BaselinePolicy;
import dev.lockstep.tracker.domain.policy.Confidences;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.policy.SubmissionPolicy;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How workers take legs and how legs end. */
final class LegDecisions {
    private LegDecisions() {}

    /** Gives the leg to a worker, unless a living one has it; pauses it when nothing is left to spend on it. */
    static Outcome claim(Cycle cycle, Command.ClaimLeg claim) {
        Optional<Session> session = cycle.sessionOfLeg(claim.leg());
        if (session.isEmpty()) {
            return Outcome.rejected(Kind.UNKNOWN, "Cycle " + cycle.id() + " has no open leg " + claim.leg());
        }
        if (session.get().stale()) {
            return Outcome.rejected(Kind.CONFLICT, "Leg " + claim.leg() + " is stale; its phase was sent back");
        }
        return switch (session.get().state()) {
            case LegState.Waiting _ -> claimed(cycle, session.get(), claim);
            case LegState.Working working ->
                claim.leaseFree()
                        ? claimed(cycle, session.get(), claim)
                        : Outcome.rejected(Kind.CONFLICT, "Leg " + claim.leg() + " is held by " + working.worker());
            case LegState.Resting _ ->
                Outcome.rejected(Kind.CONFLICT, "Leg " + claim.leg() + " has ended; there is nothing to claim");
        };
    }

    /** Keeps the cycle's first baseline; another, or one of a session that wants none, changes nothing. */
    static Outcome baseline(Cycle cycle, Command.TakeBaseline taken) {
        Optional<Session> session = cycle.sessionOfLeg(taken.leg());
        if (session.isEmpty()) {
            return Outcome.rejected(Kind.FENCED, "Leg " + taken.leg() + " is not the latest of any session");
        }
        Optional<String> fenced = fence(session.get(), taken.leg(), taken.attempt());
        if (fenced.isPresent()) {
            return Outcome.rejected(Kind.FENCED, fenced.get());
        }
        Unfolding unfolding = new Unfolding(cycle);
        if (BaselinePolicy.isWanted(cycle, session.get())) {
            unfolding.emit(
                    new CycleEvent.BaselineTaken(session.get().id(), taken.leg(), taken.attempt(), taken.baseline()));
        }
        return unfolding.accepted();
    }

    /** Ends an attempt's leg. Told twice, it ends once. */
    static Outcome end(Cycle cycle, Command.EndsLeg command) {
        LegEnd end = command.end();
        Optional<Session> session = cycle.sessionOfLeg(end.leg());
        if (session.isEmpty()) {
            return Outcome.rejected(Kind.FENCED, "Leg " + end.leg() + " is not the latest of any session");
        }
        if (session.get().state() instanceof LegState.Resting) {
            return new Outcome.Accepted(List.of());
        }
        Optional<String> fenced = fence(session.get(), end.leg(), end.attempt());
        if (fenced.isPresent()) {
            return Outcome.rejected(Kind.FENCED, fenced.get());
        }
        Unfolding unfolding = new Unfolding(cycle);
        return switch (command) {
            case Command.AskQuestions ask -> ask(unfolding, session.get(), ask);
            case Command.SubmitWork submit -> submit(unfolding, session.get(), submit);
            case Command.FailLeg fail -> {
                unfolding.emit(new CycleEvent.LegFailed(session.get().id(), end.leg(), end.attempt(), fail.reason()));
                yield unfolding.accepted();
            }
            case Command.PauseLeg pause -> {
                unfolding.emit(new CycleEvent.LegPaused(session.get().id(), end.leg(), end.attempt(), pause.reason()));
                yield unfolding.accepted();
            }
        };
    }

    private static Outcome claimed(Cycle cycle, Session session, Command.ClaimLeg claim) {
        Optional<String> objection = claim.spent().flatMap(spent -> SpendingPolicy.objection(cycle, session, spent));
        Unfolding unfolding = new Unfolding(cycle);
        unfolding.emit(
                objection.isPresent()
                        ? new CycleEvent.LegPaused(session.id(), claim.leg(), session.attempts(), objection.get())
                        : new CycleEvent.LegClaimed(session.id(), claim.leg(), session.attempts() + 1, claim.worker()));
        return unfolding.accepted();
    }

    private static Optional<String> fence(Session session, String leg, int attempt) {
        if (session.stale()) {
            return Optional.of("Leg " + leg + " is stale; its phase was sent back");
        }
        return switch (session.state()) {
            // Only the holder can record an end, and nothing follows one: whoever claimed the leg since then found it
            // over.
            case LegState.Working working when attempt <= working.attempt() -> Optional.empty();
            case LegState.Working working ->
                Optional.of("Attempt " + attempt + " at leg " + leg + " was never made; the latest is attempt "
                        + working.attempt());
            case LegState.Waiting _ -> Optional.of("Leg " + leg + " was never claimed");
            case LegState.Resting _ -> Optional.of("Leg " + leg + " has ended");
        };
    }

    private static Outcome ask(Unfolding unfolding, Session session, Command.AskQuestions ask) {
        if (ask.questions().isEmpty()) {
            return Outcome.rejected(Kind.INVALID, "Asking needs at least one question");
        }
        LegEnd end = ask.end();
        unfolding.emit(new CycleEvent.QuestionsAsked(
                session.id(),
                end.leg(),
                end.attempt(),
                end.turn(),
                end.turnDigest(),
                ask.confidence(),
                numbered(ask.questions(), unfolding.cycle().questions().size())));
        return unfolding.accepted();
    }

    private static List<Question> numbered(List<Question> questions, int asked) {
        List<Question> numbered = new ArrayList<>();
        for (Question question : questions) {
            numbered.add(new Question(
                    "Q" + (asked + numbered.size() + 1),
                    question.text(),
                    question.why(),
                    question.options(),
                    question.recommendation(),
                    question.assumption(),
                    question.dimension()));
        }
        return numbered;
    }

    private static Outcome submit(Unfolding unfolding, Session session, Command.SubmitWork submit) {
        List<String> problems =
                SubmissionPolicy.problems(unfolding.cycle(), session, submit.submission(), submit.work());
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(Rejection.invalid("The submission is refused; repair what is named", problems));
        }
        LegEnd end = submit.end();
        unfolding.emit(new CycleEvent.LegSubmitted(
                session.id(),
                end.leg(),
                end.attempt(),
                end.turn(),
                end.turnDigest(),
                submit.work().commit(),
                submit.work().codeTree(),
                Confidences.of(submit.submission(), submit.work()),
                submit.work().artifacts(),
                KeptRuns.of(submit.work()),
                submit.submission().verdicts()));
        submit.work().criteria().ifPresent(criteria -> unfolding.emit(new CycleEvent.CriteriaStated(criteria)));
        submit.work().tasks().ifPresent(tasks -> unfolding.emit(new CycleEvent.TasksPlanned(tasks)));
        Findings.settle(unfolding, session, submit.submission(), submit.work());
        if (unfolding.cycle().stage() instanceof Stage.Working) {
            Progress.landed(unfolding, session.phase());
        }
        return unfolding.accepted();
    }
}

package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people do to a cycle besides deciding at its stops. */
final class PeopleDecisions {
    /** Far more than anyone spends, and sums of it can still be counted. */
    private static final long MOST_GRANTED = 1_000_000_000_000_000L;

    private PeopleDecisions() {}

    /** Records answers; a session goes on when the last of its questions is answered. */
    static Outcome answer(Cycle cycle, Command.AnswerQuestions command) {
        Optional<Outcome> refused = Roles.check(command.by(), Roles.PARTICIPANTS, "answer questions")
                .or(() -> refuse(cycle, command.answers()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Unfolding unfolding = new Unfolding(cycle);
        long last = 0;
        for (GivenAnswer given : command.answers()) {
            AskedQuestion question = question(cycle, given.question()).orElseThrow();
            last = unfolding.emit(new CycleEvent.QuestionAnswered(
                    question.session(),
                    question.id(),
                    given.answer().orElse(question.question().assumption()),
                    given.answer().isEmpty(),
                    command.by().name()));
        }
        Licence licence = new Licence(Licence.Kind.ANSWER, last, command.by().name());
        for (Session session : unfolding.cycle().current()) {
            if (session.state() instanceof LegState.Asking && isAnswered(unfolding.cycle(), session)) {
                Progress.dispatch(unfolding, session, licence);
            }
        }
        return unfolding.accepted();
    }

    /** Lets a session submit below the threshold. Who and why stay on record. */
    static Outcome waiveConfidence(Cycle cycle, Command.WaiveConfidence command) {
        Optional<Outcome> refused = Roles.check(command.by(), Roles.WAIVERS, "waive the confidence threshold")
                .or(() -> reasonFor(command.reason()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Session> session = cycle.session(command.session());
        if (session.isEmpty()) {
            return unknownSession(cycle, command.session());
        }
        if (!session.get().phase().isBuilding()
                || session.get().stale()
                || session.get().isSubmitted()) {
            return Outcome.rejected(
                    Kind.CONFLICT, "Session " + command.session() + " has no confidence threshold that is still ahead");
        }
        Unfolding unfolding = new Unfolding(cycle);
        unfolding.emit(
                new CycleEvent.ConfidenceWaived(command.session(), command.by().name(), command.reason()));
        return unfolding.accepted();
    }

    /** Accepts a finding's risk. At a stop, what waits there changes with it, so earlier approvals fall; tasks that waited for it go on. */
    static Outcome waiveFinding(Cycle cycle, Command.WaiveFinding command) {
        Optional<Outcome> refused =
                Roles.check(command.by(), Roles.WAIVERS, "waive a finding").or(() -> reasonFor(command.reason()));
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Finding> finding = cycle.findings().stream()
                .filter(known -> known.id().equals(command.finding()))
                .findFirst();
        if (finding.isEmpty()) {
            return Outcome.rejected(Kind.UNKNOWN, "Cycle " + cycle.id() + " has no finding " + command.finding());
        }
        if (finding.get().state() != Finding.State.OPEN) {
            return Outcome.rejected(
                    Kind.CONFLICT,
                    "Finding " + command.finding() + " is "
                            + finding.get().state().label() + " already");
        }
        if (cycle.stage() instanceof Stage.Merging) {
            return Outcome.rejected(
                    Kind.CONFLICT,
                    "The merge is approved with finding " + command.finding()
                            + " as it is, and on its way; nothing of what was approved changes now");
        }
        Unfolding unfolding = new Unfolding(cycle);
        unfolding.emit(
                new CycleEvent.FindingWaived(command.finding(), command.by().name(), command.reason()));
        if (isMoved(cycle)) {
            Progress.waived(unfolding, cycle.currentPhase());
        }
        return unfolding.accepted();
    }

    /** Sends a failed or paused session on, with more to spend, if that gets it past the cycle's bounds. */
    static Outcome retry(Cycle cycle, Command.Retry command) {
        Optional<Outcome> refused = Roles.check(command.by(), Roles.PARTICIPANTS, "retry a session");
        if (refused.isPresent()) {
            return refused.get();
        }
        Optional<Session> session = cycle.session(command.session());
        if (session.isEmpty()) {
            return unknownSession(cycle, command.session());
        }
        boolean resting = session.get().state() instanceof LegState.Failed
                || session.get().state() instanceof LegState.Paused;
        if (!resting || session.get().stale()) {
            return Outcome.rejected(
                    Kind.CONFLICT,
                    "Session " + command.session() + " has neither failed nor paused; there is nothing to retry");
        }
        if (command.extraTokens() < 0
                || command.extraTokens() > MOST_GRANTED
                || !command.cycle().isWithin(MOST_GRANTED)) {
            return Outcome.rejected(Kind.INVALID, "What a retry grants must lie between 0 and " + MOST_GRANTED);
        }
        Unfolding unfolding = new Unfolding(cycle);
        long sequence = unfolding.emit(new CycleEvent.RetryRequested(
                command.session(),
                command.by().name(),
                command.extraTokens(),
                command.cycle().equals(CycleBudget.NOTHING) ? null : command.cycle()));
        Optional<String> objection = SpendingPolicy.objection(unfolding.cycle(), command.byCycle());
        if (objection.isPresent()) {
            return Outcome.rejected(Kind.CONFLICT, objection.get());
        }
        Session retried = unfolding.cycle().session(command.session()).orElseThrow();
        Progress.dispatch(
                unfolding,
                retried,
                new Licence(Licence.Kind.RETRY, sequence, command.by().name()));
        return unfolding.accepted();
    }

    static Outcome cancel(Cycle cycle, Command.Cancel command) {
        boolean requester = command.by().name().equals(cycle.charter().requestedBy());
        Optional<Outcome> refused = requester
                ? reasonFor(command.reason())
                : Roles.check(command.by(), Roles.CANCELLERS, "cancel another person's cycle")
                        .or(() -> reasonFor(command.reason()));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (cycle.merged().isPresent() || cycle.stage() instanceof Stage.Merging) {
            return Outcome.rejected(
                    Kind.CONFLICT, "The change is approved for the default branch already; revert it there instead");
        }
        Unfolding unfolding = new Unfolding(cycle);
        unfolding.emit(new CycleEvent.CycleCancelled(command.by().name(), command.reason()));
        return unfolding.accepted();
    }

    /** Whether a waiver may change what happens next: at a stop, and while tasks are being built. */
    private static boolean isMoved(Cycle cycle) {
        return cycle.stage() instanceof Stage.AtStop
                || cycle.running().stream().anyMatch(session -> session.phase() == PhaseName.IMPLEMENTATION);
    }

    private static Optional<Outcome> refuse(Cycle cycle, List<GivenAnswer> answers) {
        if (answers.isEmpty()) {
            return Optional.of(Outcome.rejected(Kind.INVALID, "No answer was given"));
        }
        Set<String> seen = new HashSet<>();
        for (GivenAnswer given : answers) {
            Optional<AskedQuestion> question = question(cycle, given.question());
            if (question.isEmpty()) {
                return Optional.of(
                        Outcome.rejected(Kind.UNKNOWN, "Cycle " + cycle.id() + " has no question " + given.question()));
            }
            if (!question.get().isOpen() || !isAsking(cycle, question.get()) || !seen.add(given.question())) {
                return Optional.of(Outcome.rejected(
                        Kind.CONFLICT,
                        "Question " + given.question() + " is closed; what was answered stands. Request changes at the"
                                + " phase's stop to correct it"));
            }
            if (given.answer().filter(String::isBlank).isPresent()) {
                return Optional.of(Outcome.rejected(
                        Kind.INVALID,
                        "The answer to " + given.question() + " is empty; write one or accept the assumption"));
            }
        }
        return Optional.empty();
    }

    private static boolean isAsking(Cycle cycle, AskedQuestion question) {
        return cycle.session(question.session())
                .filter(session -> !session.stale() && session.state() instanceof LegState.Asking)
                .isPresent();
    }

    private static boolean isAnswered(Cycle cycle, Session session) {
        return cycle.openQuestions().stream()
                .noneMatch(question -> question.session().equals(session.id()));
    }

    private static Optional<AskedQuestion> question(Cycle cycle, String id) {
        return cycle.questions().stream()
                .filter(question -> question.id().equals(id))
                .findFirst();
    }

    private static Optional<Outcome> reasonFor(String reason) {
        return reason.isBlank()
                ? Optional.of(Outcome.rejected(Kind.INVALID, "Give a reason; it stays on record"))
                : Optional.empty();
    }

    private static Outcome unknownSession(Cycle cycle, String session) {
        return Outcome.rejected(Kind.UNKNOWN, "Cycle " + cycle.id() + " has no session " + session);
    }
}

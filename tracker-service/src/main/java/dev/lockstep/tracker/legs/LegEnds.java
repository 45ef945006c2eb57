package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.LegEnd;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.state.Session;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Applies the ends of legs: the recorded turn is what counts, the announced fact only says where it is. */
@ApplicationScoped
public class LegEnds {
    /** A longer reason is cut for the log, so that a leg can always end; the recorded turn holds all of it. */
    private static final int MOST_REASON = 16 * 1024;

    private final CycleLog log;
    private final CycleHandler handler;
    private final Transcripts transcripts;
    private final SubmissionInspector inspector;
    private final Spending spending;

    LegEnds(
            CycleLog log,
            CycleHandler handler,
            Transcripts transcripts,
            SubmissionInspector inspector,
            Spending spending) {
        this.log = log;
        this.handler = handler;
        this.transcripts = transcripts;
        this.inspector = inspector;
        this.spending = spending;
    }

    /**
     * Applies an announced outcome once.
     *
     * @throws RejectedException when it does not match what is recorded; nothing has changed then
     */
    public void apply(LegOutcome outcome) {
        Cycle cycle = QuarkusTransaction.requiringNew()
                .call(() -> log.find(outcome.cycle()))
                .orElseThrow(() -> refused("There is no cycle " + outcome.cycle()));
        Turn turn = transcripts
                .find(outcome.cycle(), outcome.session(), outcome.turn())
                .orElseThrow(() -> refused("Session " + outcome.session() + " has no turn " + outcome.turn()));
        requireMatch(outcome, turn);
        if (!(turn.body() instanceof TurnBody.Terminal terminal)) {
            throw refused("Turn " + outcome.turn() + " of session " + outcome.session() + " does not end its leg");
        }
        LegEnd end = new LegEnd(outcome.leg(), outcome.attempt(), outcome.turn(), outcome.turnDigest());
        Command command = command(cycle, outcome.session(), end, terminal);
        try {
            handler.handle(outcome.cycle(), command);
        } catch (RejectedException e) {
            if (e.rejection().kind() != Kind.INVALID) {
                throw e;
            }
            String reason = e.rejection().detail() + ": "
                    + String.join("; ", e.rejection().problems());
            handler.handle(outcome.cycle(), new Command.FailLeg(end, shortened(reason)));
        }
    }

    /** The command that a terminal turn amounts to, with what the machine finds out about a submission. */
    Command command(Cycle cycle, String sessionId, LegEnd end, TurnBody.Terminal terminal) {
        return switch (terminal) {
            case TurnBody.Asked asked -> new Command.AskQuestions(end, asked.confidence(), asked.questions());
            case TurnBody.Failed failed -> new Command.FailLeg(end, shortened(failed.reason()));
            case TurnBody.Paused paused -> {
                Session session = cycle.session(sessionId).orElseThrow();
                // An agent knows what was left to it; which bound that was, and what helps, only the tracker does.
                yield new Command.PauseLeg(
                        end,
                        SpendingPolicy.objection(cycle, session, spending.of(cycle, session))
                                .orElseGet(() -> shortened(paused.reason())));
            }
            case TurnBody.Submitted submitted -> {
                Session session = cycle.session(sessionId).orElseThrow();
                yield new Command.SubmitWork(
                        end, submitted.submission(), inspector.inspect(cycle, session, end.attempt(), submitted));
            }
        };
    }

    private static String shortened(String reason) {
        return reason.length() <= MOST_REASON ? reason : reason.substring(0, MOST_REASON - 1) + "…";
    }

    private static void requireMatch(LegOutcome outcome, Turn turn) {
        boolean matches = turn.leg().equals(outcome.leg())
                && turn.attempt() == outcome.attempt()
                && turn.digest().equals(outcome.turnDigest());
        if (!matches) {
            throw refused("The fact names leg " + outcome.leg() + ", attempt " + outcome.attempt() + ", digest "
                    + outcome.turnDigest() + "; turn " + outcome.turn() + " was recorded by leg " + turn.leg()
                    + ", attempt " + turn.attempt() + ", digest " + turn.digest());
        }
    }

    private static RejectedException refused(String detail) {
        return new RejectedException(Rejection.of(Kind.UNKNOWN, detail));
    }
}

package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.LegApi.KeepLog;
import dev.lockstep.contracts.legs.LegApi.Kept;
import dev.lockstep.contracts.legs.LegApi.RecordTurn;
import dev.lockstep.contracts.legs.LegApi.Recorded;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.Usage;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.EventSize;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.RunLogs;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Decider;
import dev.lockstep.tracker.domain.Outcome;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.LegEnd;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.store.LegRow;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/** Records what an attempt does, turn by turn. Recorded means committed; a fenced attempt records nothing. */
@ApplicationScoped
class LegTurns {
    private static final long MOST_USED = 1_000_000_000_000L;

    private final Leases leases;
    private final Transcripts transcripts;
    private final RunLogs runs;
    private final CycleLog log;
    private final LegEnds ends;
    private final Spending spending;
    private final Baselines baselines;

    LegTurns(
            Leases leases,
            Transcripts transcripts,
            RunLogs runs,
            CycleLog log,
            LegEnds ends,
            Spending spending,
            Baselines baselines) {
        this.leases = leases;
        this.transcripts = transcripts;
        this.runs = runs;
        this.log = log;
        this.ends = ends;
        this.spending = spending;
        this.baselines = baselines;
    }

    /**
     * Appends a turn. A terminal turn is recorded only if the cycle would accept what it says, any other only while
     * something is left to spend.
     *
     * @throws RejectedException when the attempt is fenced, the index is not the next, or the turn is refused
     */
    Recorded record(UUID cycle, String leg, String token, RecordTurn turn) {
        List<String> missing = MissingFields.in(turn);
        if (!missing.isEmpty()) {
            throw new RejectedException(Rejection.of(Kind.INVALID, "The turn lacks " + String.join(", ", missing)));
        }
        if (turn.body() instanceof TurnBody.HumanMessage) {
            throw new RejectedException(Rejection.of(Kind.FORBIDDEN, "An agent can't speak for a person"));
        }
        if (turn.body() instanceof TurnBody.ModelReply reply) {
            requireCountable(reply.usage());
        }
        if (turn.body() instanceof TurnBody.Terminal || turn.body() instanceof TurnBody.Baseline) {
            // Reading Git may outlast the agent's patience; its next try finds what the first has recorded.
            Optional<Recorded> earlier =
                    QuarkusTransaction.requiringNew().call(() -> recorded(cycle, leases.held(cycle, leg, token), turn));
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        if (turn.body() instanceof TurnBody.Terminal terminal) {
            requireAcceptable(cycle, leg, token, turn, terminal);
        }
        return turn.body() instanceof TurnBody.Baseline baseline
                ? recordBaseline(cycle, leg, token, turn, baseline)
                : QuarkusTransaction.requiringNew().call(() -> append(cycle, leg, token, turn));
    }

    /** A run that is not of the tests on the cycle's branch is recorded as what it is, and is no baseline. */
    private Recorded recordBaseline(UUID cycle, String leg, String token, RecordTurn turn, TurnBody.Baseline baseline) {
        boolean counts = baselines.isOnBranch(cycle, baseline.evidence());
        return QuarkusTransaction.requiringNew().call(() -> {
            baselines.lock(cycle);
            Recorded recorded = append(cycle, leg, token, turn);
            if (counts) {
                baselines.take(cycle, leg, leases.held(cycle, leg, token).attempt, baseline.evidence());
            }
            return recorded;
        });
    }

    /**
     * Keeps a run's log, which the turn to come names as evidence.
     *
     * @throws RejectedException when the attempt is fenced, nothing more would be recorded, or the log is too long
     */
    Kept keep(UUID cycle, String leg, String token, KeepLog log) {
        if (!MissingFields.in(log).isEmpty()) {
            throw new RejectedException(Rejection.of(Kind.INVALID, "The log lacks its text"));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            LegRow row = leases.held(cycle, leg, token);
            requireNotOver(cycle, row);
            requireSomethingLeft(cycle, row.session);
            return new Kept(runs.keep(log.text()));
        });
    }

    private Recorded append(UUID cycle, String leg, String token, RecordTurn turn) {
        LegRow row = leases.held(cycle, leg, token);
        int next = transcripts.size(cycle, row.session);
        if (turn.index() == next) {
            requireNotOver(cycle, row);
            if (!(turn.body() instanceof TurnBody.Terminal)) {
                requireSomethingLeft(cycle, row.session);
            }
            runs.requireLog(turn.body());
            Transcripts.Place place = new Transcripts.Place(cycle, row.session, leg, row.attempt, next);
            return new Recorded(next, transcripts.record(place, turn.body()));
        }
        return recorded(cycle, row, turn)
                .orElseThrow(() -> new RejectedException(Rejection.of(
                        Kind.CONFLICT,
                        "The next turn of session " + row.session + " is " + next + ", not " + turn.index())));
    }

    /** The very turn, where this attempt has recorded it before. */
    private Optional<Recorded> recorded(UUID cycle, LegRow row, RecordTurn turn) {
        String digest = Sha256.of(Transcripts.encode(turn.body()));
        return transcripts
                .find(cycle, row.session, turn.index())
                .filter(known -> known.digest().equals(digest) && known.attempt() == row.attempt)
                .map(known -> new Recorded(turn.index(), digest));
    }

    private void requireNotOver(UUID cycle, LegRow row) {
        if (transcripts.isOver(cycle, row.session, row.leg)) {
            throw new RejectedException(Rejection.of(
                    Kind.CONFLICT, "Leg " + row.leg + " has its terminal turn; publish its outcome instead"));
        }
    }

    /** What is recorded is spent already; what is not would be spent in vain. */
    private void requireSomethingLeft(UUID id, String name) {
        Cycle cycle = log.find(id).orElseThrow();
        Session session = cycle.session(name).orElseThrow();
        SpendingPolicy.objection(cycle, session, spending.of(cycle, session)).ifPresent(objection -> {
            throw new RejectedException(Rejection.of(Kind.SPENT, objection));
        });
    }

    /** A number out of range would take from what was spent, or make sums that no column holds. */
    private static void requireCountable(Usage usage) {
        boolean countable = LongStream.of(usage.inputTokens(), usage.outputTokens(), usage.cost())
                .allMatch(amount -> amount >= 0 && amount <= MOST_USED);
        if (!countable) {
            throw new RejectedException(
                    Rejection.of(Kind.INVALID, "What a reply used must lie between 0 and " + MOST_USED));
        }
    }

    /** Git is read outside the transaction that records, so that no row stays locked meanwhile. */
    private void requireAcceptable(UUID id, String leg, String token, RecordTurn turn, TurnBody.Terminal terminal) {
        LegRow row = QuarkusTransaction.requiringNew().call(() -> leases.held(id, leg, token));
        Cycle cycle = QuarkusTransaction.requiringNew().call(() -> log.find(id)).orElseThrow();
        String digest = Sha256.of(Transcripts.encode(turn.body()));
        Command command =
                ends.command(cycle, row.session, new LegEnd(leg, row.attempt, turn.index(), digest), terminal);
        try {
            requireAccepted(Decider.decide(cycle, command));
        } catch (RejectedException e) {
            Rejection rejection = e.rejection();
            Log.infof(
                    "Refused the end of leg %s of cycle %s: %s %s", leg, id, rejection.detail(), rejection.problems());
            throw e;
        }
    }

    private static void requireAccepted(Outcome outcome) {
        switch (outcome) {
            case Outcome.Rejected rejected -> throw new RejectedException(rejected.rejection());
            case Outcome.Accepted accepted -> EventSize.require(accepted.events());
        }
    }
}

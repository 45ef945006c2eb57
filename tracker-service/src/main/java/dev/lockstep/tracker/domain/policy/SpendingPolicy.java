package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.Cost;
import dev.lockstep.contracts.legs.ClaimedLeg.Left;
import dev.lockstep.contracts.templates.TemplateSpec.Budget;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.command.Spent;
import dev.lockstep.tracker.domain.state.Session;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spending is bounded, by session and by cycle: at a bound the session pauses and a person decides. */
public final class SpendingPolicy {
    private static final long MINUTE = 60;
    private static final long UNBOUNDED = Long.MAX_VALUE;

    private SpendingPolicy() {}

    /** Which bounds are reached, and what a person can do; empty while something is left of everything. */
    public static Optional<String> objection(Cycle cycle, Session session, Spent spent) {
        Optional<String> ofSession = reached(allowed(session, spent.budget()), spent.bySession())
                .map(what -> "Session " + session.id() + " has " + what + "; a retry grants its budget once more.");
        String all = Stream.of(ofSession, objection(cycle, spent.byCycle()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return Optional.of(all).filter(text -> !text.isEmpty());
    }

    /** As {@link #objection(Cycle, Session, Spent)}, of the cycle alone. */
    public static Optional<String> objection(Cycle cycle, Amounts used) {
        return reached(allowed(cycle.budget()), used)
                .map(what -> "The cycle has " + what + "; a retry has to grant the cycle more.");
    }

    /** What is left, of each the lesser of the session's and the cycle's. */
    public static Left left(Cycle cycle, Session session, Spent spent) {
        Amounts left = allowed(session, spent.budget())
                .minus(spent.bySession())
                .least(allowed(cycle.budget()).minus(spent.byCycle()));
        return new Left(left.turns(), left.tokens(), left.cost(), left.seconds());
    }

    /** Each retry by a person grants the template's budget once more, and the tokens that the person added. */
    private static Amounts allowed(Session session, Budget budget) {
        long times = session.retries() + 1L;
        return new Amounts(
                product(budget.turns(), times),
                sum(product(budget.tokens(), times), session.extraTokens()),
                budget.cost().map(cost -> product(cost, times)).orElse(UNBOUNDED),
                budget.minutes()
                        .map(minutes -> product(minutes, times * MINUTE))
                        .orElse(UNBOUNDED));
    }

    private static Amounts allowed(CycleBudget budget) {
        return new Amounts(UNBOUNDED, budget.tokens(), budget.cost(), product(budget.minutes(), MINUTE));
    }

    private static Optional<String> reached(Amounts allowed, Amounts used) {
        String all = Stream.of(
                        reached("used %s of %s turns", used.turns(), allowed.turns(), Long::toString),
                        reached("used %s of %s tokens", used.tokens(), allowed.tokens(), Long::toString),
                        reached("cost %s of %s", used.cost(), allowed.cost(), Cost::text),
                        reached("worked %s of %s minutes", used.seconds(), allowed.seconds(), SpendingPolicy::minutes))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return Optional.of(all).filter(text -> !text.isEmpty());
    }

    private static Optional<String> reached(String what, long used, long allowed, LongFunction<String> text) {
        return used < allowed ? Optional.empty() : Optional.of(what.formatted(text.apply(used), text.apply(allowed)));
    }

    private static String minutes(long seconds) {
        return Long.toString(seconds / MINUTE);
    }

    private static long product(long a, long b) {
        return a > UNBOUNDED / b ? UNBOUNDED : a * b;
    }

    private static long sum(long a, long b) {
        return a > UNBOUNDED - b ? UNBOUNDED : a + b;
    }
}

package dev.lockstep.tracker.domain.command;

/**
 * How much of everything that is bounded: used, allowed or left.
 *
 * @param turns replies of the model
 * @param cost in millionths of the currency that the agents' prices are in
 * @param seconds of machine time
 */
public record Amounts(long turns, long tokens, long cost, long seconds) {
    public static final Amounts NOTHING = new Amounts(0, 0, 0, 0);

    public Amounts plus(Amounts more) {
        return new Amounts(turns + more.turns, tokens + more.tokens, cost + more.cost, seconds + more.seconds);
    }

    public Amounts minus(Amounts part) {
        return new Amounts(turns - part.turns, tokens - part.tokens, cost - part.cost, seconds - part.seconds);
    }

    /** Of each the lesser. */
    public Amounts least(Amounts other) {
        return new Amounts(
                Math.min(turns, other.turns),
                Math.min(tokens, other.tokens),
                Math.min(cost, other.cost),
                Math.min(seconds, other.seconds));
    }
}

package dev.lockstep.contracts.workflow;

/**
 * How much the sessions of a cycle may use together, or how much a person adds to that.
 *
 * @param tokens what models read and wrote
 * @param cost in millionths of the currency that the agents' prices are in
 * @param minutes of machine time: what lies between claims and the turns that follow them
 */
public record CycleBudget(long tokens, long cost, long minutes) {
    /** Of a cycle whose project sets none. */
    public static final CycleBudget DEFAULT = new CycleBudget(30_000_000, 100_000_000, 720);

    public static final CycleBudget NOTHING = new CycleBudget(0, 0, 0);

    public CycleBudget plus(CycleBudget more) {
        return new CycleBudget(sum(tokens, more.tokens), sum(cost, more.cost), sum(minutes, more.minutes));
    }

    /** Whether each part is at least 0 and at most that much. */
    public boolean isWithin(long most) {
        return Math.min(tokens, Math.min(cost, minutes)) >= 0 && Math.max(tokens, Math.max(cost, minutes)) <= most;
    }

    /** However much a project sets, a grant does not turn it into less. */
    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}

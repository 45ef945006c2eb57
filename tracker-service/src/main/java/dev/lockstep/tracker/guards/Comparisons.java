package dev.lockstep.tracker.guards;

import java.util.List;

/** Holds tests against what they were, until that was done often enough for one change. */
final class Comparisons {
    private final Suite before;
    private final Suite after;
    private final Unchecked unchecked;
    private long left = Bounds.COMPARISONS;

    Comparisons(Suite before, Suite after, Unchecked unchecked) {
        this.before = before;
        this.after = after;
        this.unchecked = unchecked;
    }

    /** What the test checks less than before; nothing beyond the bound. */
    List<Loss> losses(TestPairs.Pair pair) {
        return unchecked
                .look(pair.before().path(), () -> {
                    Comparison comparison = new Comparison(before.checks(pair.before()), after.checks(pair.after()));
                    return isWithinBound(comparison, pair.before()) ? comparison.losses() : List.<Loss>of();
                })
                .orElse(List.of());
    }

    /** Whether the new checks hold all that the old test checked; beyond the bound it counts as so. */
    boolean isHeld(Routine test, Checks now) {
        return unchecked
                .look(test.path(), () -> {
                    Comparison comparison = new Comparison(before.checks(test), now);
                    return !isWithinBound(comparison, test) || comparison.isLossless();
                })
                .orElse(true);
    }

    /** Beyond it, the test's file is not checked in full, and a person hears of that. */
    private boolean isWithinBound(Comparison comparison, Routine test) {
        left -= comparison.size();
        if (left < 0) {
            unchecked.add(test.path(), Unread.TOO_MANY_ASSERTIONS);
        }
        return left >= 0;
    }
}

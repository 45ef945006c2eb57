package dev.lockstep.tracker.feeds;

import java.time.Duration;

/** How long to wait after failed attempts: twice as long after each, up to an hour, less up to a half by chance. */
record Backoff(Duration first) {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /**
     * The wait before the next attempt.
     *
     * @param failed how many attempts failed, at least 1
     * @param chance from 0 to 1
     */
    Duration after(int failed, double chance) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        long most = (doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST).toMillis();
        return Duration.ofMillis(Math.round(most * (1 - chance / 2)));
    }
}

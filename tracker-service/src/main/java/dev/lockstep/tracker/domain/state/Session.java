package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.util.Optional;

/**
 * A session of a cycle.
 *
 * @param round which pass through the phase it belongs to, from 1
 * @param legs how many legs it has had
 * @param attempts how many attempts its latest leg has had
 * @param attemptsInAll how many attempts all its legs have had
 * @param waived whether a person let it submit below the confidence threshold
 * @param retries how often a person had it go on after a failure or a pause
 * @param extraTokens what people added to its budget
 * @param stale whether its work was superseded by a return to an earlier phase
 */
public record Session(
        String id,
        PhaseName phase,
        int round,
        String service,
        Optional<Task> task,
        String startCommit,
        LegState state,
        int legs,
        int attempts,
        int attemptsInAll,
        Optional<Work> work,
        boolean waived,
        int retries,
        long extraTokens,
        boolean stale) {

    /** A fresh session whose first leg is about to be dispatched. */
    public static Session opened(
            String id, PhaseName phase, int round, String service, Optional<Task> task, String startCommit) {
        return new Session(
                id,
                phase,
                round,
                service,
                task,
                startCommit,
                new LegState.Waiting(id + ".1"),
                0,
                0,
                0,
                Optional.empty(),
                false,
                0,
                0,
                false);
    }

    public Session dispatched(String leg) {
        return with(new LegState.Waiting(leg), legs + 1, 0, attemptsInAll);
    }

    public Session claimed(LegState.Working working) {
        return with(working, legs, working.attempt(), attemptsInAll + 1);
    }

    public Session resting(LegState next) {
        return with(next, legs, attempts, attemptsInAll);
    }

    public Session submitted(LegState next, Work result) {
        Session rested = resting(next);
        return rested.copy(Optional.of(result), waived, retries, extraTokens, stale);
    }

    public Session withWaiver() {
        return copy(work, true, retries, extraTokens, stale);
    }

    public Session retried(long tokens) {
        return copy(work, waived, retries + 1, extraTokens + tokens, stale);
    }

    public Session outdated() {
        return copy(work, waived, retries, extraTokens, true);
    }

    /** The id of the leg after the latest. */
    public String nextLeg() {
        return id + "." + (legs + 1);
    }

    public boolean isSubmitted() {
        return state instanceof LegState.Submitted;
    }

    private Session with(LegState next, int legCount, int attemptCount, int allAttempts) {
        return new Session(
                id,
                phase,
                round,
                service,
                task,
                startCommit,
                next,
                legCount,
                attemptCount,
                allAttempts,
                work,
                waived,
                retries,
                extraTokens,
                stale);
    }

    private Session copy(Optional<Work> result, boolean waiver, int retryCount, long tokens, boolean outdated) {
        return new Session(
                id,
                phase,
                round,
                service,
                task,
                startCommit,
                state,
                legs,
                attempts,
                attemptsInAll,
                result,
                waiver,
                retryCount,
                tokens,
                outdated);
    }
}

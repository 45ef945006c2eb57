package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.util.Optional;

/**
 * A session of a cycle.
 *
 * @param round which pass through the phase it belongs to, from 1
 * @param ground where its work stands on the cycle's branch
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
        Ground ground,
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
                Ground.at(startCommit),
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

    /** The commit from which its change is counted. */
    public String startCommit() {
        return ground.start();
    }

    /** The next leg waits, while the cycle's branch ends at {@code tip}. */
    public Session dispatched(String leg, String tip) {
        return with(new LegState.Waiting(leg), legs + 1, 0, attemptsInAll).on(ground.begun(tip));
    }

    public Session claimed(LegState.Working working) {
        return with(working, legs, working.attempt(), attemptsInAll + 1);
    }

    public Session resting(LegState next) {
        return with(next, legs, attempts, attemptsInAll);
    }

    /** The leg ended with work, while the cycle's branch ends at {@code tip}. */
    public Session submitted(LegState next, Work result, String tip) {
        Session rested = resting(next).on(ground.submitted(result.commit(), tip));
        return rested.copy(Optional.of(result), waived, retries, extraTokens, stale);
    }

    /** The cycle's branch ends at the session's work. */
    public Session landed(String tip) {
        return on(ground.landed(tip));
    }

    /** Its work stands on top of another commit, and is to be shown anew. */
    public Session moved(String onto, String commit) {
        return on(ground.moved(onto, commit));
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

    /** Whether what it submitted is still to be put on the cycle's branch. */
    public boolean isToLand() {
        return isSubmitted() && !ground.landed() && ground.picked().isEmpty();
    }

    /** The task that it builds, by id; empty in phases without tasks. */
    public String taskId() {
        return task.map(Task::id).orElse("");
    }

    private Session on(Ground next) {
        return new Session(
                id,
                phase,
                round,
                service,
                task,
                next,
                state,
                legs,
                attempts,
                attemptsInAll,
                work,
                waived,
                retries,
                extraTokens,
                stale);
    }

    private Session with(LegState next, int legCount, int attemptCount, int allAttempts) {
        return new Session(
                id,
                phase,
                round,
                service,
                task,
                ground,
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
                ground,
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

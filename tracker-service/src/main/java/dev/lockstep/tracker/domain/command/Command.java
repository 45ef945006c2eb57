package dev.lockstep.tracker.domain.command;

import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.DeploymentStatus;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something asked of a cycle that exists. A command that a person gives carries the person; agents and Git work have none. */
public sealed interface Command {
    /** A command of an authenticated human. */
    sealed interface ByPerson extends Command {
        Person by();
    }

    /** The end of an attempt, as recorded by its terminal turn. */
    sealed interface EndsLeg extends Command {
        LegEnd end();
    }

    /** The result of work in the project's repository. It names what it worked on, so that a late one is known as such. */
    sealed interface GitResult extends Command {}

    /** Which attempt at which leg ended, with which recorded turn. */
    record LegEnd(String leg, int attempt, int turn, String turnDigest) {}

    /**
     * A worker wants the leg.
     *
     * @param leaseFree whether no living worker holds it
     * @param spent what was spent before; empty when the leg's end is recorded, and only to be announced
     */
    record ClaimLeg(String leg, String worker, boolean leaseFree, Optional<Spent> spent) implements Command {}

    /** An attempt ran the project's tests on the code that the cycle began with, before it did anything else. */
    record TakeBaseline(String leg, int attempt, Baseline baseline) implements Command {}

    record AskQuestions(LegEnd end, double confidence, List<Question> questions) implements EndsLeg {}

    /** A submission, and what the machine found out about it. */
    record SubmitWork(LegEnd end, Submission submission, SubmittedWork work) implements EndsLeg {}

    record FailLeg(LegEnd end, String reason) implements EndsLeg {}

    record PauseLeg(LegEnd end, String reason) implements EndsLeg {}

    /** Answers to open questions; all of a session's questions answered sends the session on. */
    record AnswerQuestions(Person by, List<GivenAnswer> answers) implements ByPerson {}

    /** An answer in words, or none when the assumption is accepted. */
    record GivenAnswer(String question, Optional<String> answer) {}

    record WaiveConfidence(Person by, String session, String reason) implements ByPerson {}

    record WaiveFinding(Person by, String finding, String reason) implements ByPerson {}

    /**
     * A failed or paused session is to go on.
     *
     * @param cycle what the person adds to the cycle's budget
     * @param byCycle what the cycle's sessions have used
     */
    record Retry(Person by, String session, long extraTokens, CycleBudget cycle, Amounts byCycle) implements ByPerson {}

    record Cancel(Person by, String reason) implements ByPerson {}

    /** What became of the merged commit in one of the organization's environments. */
    record ReportDeployment(
            Person by,
            String environment,
            DeploymentStatus status,
            String commit,
            Optional<String> url,
            Optional<Instant> at)
            implements ByPerson {}

    /**
     * A decision at a stop.
     *
     * @param digest the digest of the subject that the person saw
     * @param observedTip where the cycle's branch really ends; empty when it does not exist yet
     */
    record Decide(
            Person by,
            String stop,
            String digest,
            Decision decision,
            Optional<String> comment,
            Optional<PhaseName> returnTo,
            Map<String, CriterionVerdict> criteria,
            Optional<String> observedTip)
            implements ByPerson {}

    record ConfirmAdvance(String from, String to) implements GitResult {}

    /** The cycle's branch is not where it should be, so the work that ends at {@code to} could not be landed. */
    record RefuseAdvance(String to, String reason) implements GitResult {}

    /** The commit {@code from}, which began elsewhere, stands on top of {@code onto} as {@code to}; no branch was moved. */
    record ConfirmRebase(String from, String onto, String to) implements GitResult {}

    /** The commit {@code from}, which began elsewhere, conflicts with {@code onto} in these paths. */
    record RefuseRebase(String from, String onto, List<String> paths) implements GitResult {}

    /**
     * The default branch was merged into the cycle's branch at {@code from}; {@code to} is its tip now, changed or not, and
     * {@code conflicts} is what the merge left to be resolved.
     */
    record ConfirmUpdate(String from, String to, String defaultCommit, List<Conflict> conflicts) implements GitResult {}

    /** The default branch can't be merged into the cycle's branch by Git alone; nothing was changed. */
    record ReportConflict(String defaultCommit, List<Conflict> conflicts) implements GitResult {}

    /**
     * A path in which the cycle's branch and the default branch contradict each other.
     *
     * @param why how they do, and which side a merge keeps if it can't show both
     * @param marked whether a merge shows both sides between conflict markers
     */
    record Conflict(String path, String why, boolean marked) {
        @Override
        public String toString() {
            return path + " (" + why + ")";
        }
    }

    /** The merge commit of the cycle's branch at {@code tip} was built on the default branch at {@code onto}. */
    record ConfirmPrepared(String tip, String commit, String onto) implements GitResult {}

    /** The default branch is not where the merge commit was, or is to be, built on. */
    record ReportDefaultMoved(String actual) implements GitResult {}

    record ConfirmMerged(String from, String to) implements GitResult {}
}

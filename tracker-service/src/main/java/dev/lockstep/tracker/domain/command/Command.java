package dev.lockstep.tracker.domain.command;

import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Person;
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

    /** The result of work in the project's repository. */
    sealed interface GitResult extends Command {}

    /** Which attempt at which leg ended, with which recorded turn. */
    record LegEnd(String leg, int attempt, int turn, String turnDigest) {}

    /** A worker wants the leg. {@code leaseFree} tells whether no living worker holds it. */
    record ClaimLeg(String leg, String worker, boolean leaseFree) implements Command {}

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

    record Retry(Person by, String session, long extraTokens) implements ByPerson {}

    record Cancel(Person by, String reason) implements ByPerson {}

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

    /** The cycle's branch is not where it should be, so the work could not be landed. */
    record RefuseAdvance(String reason) implements GitResult {}

    /** The default branch is in the cycle's branch; {@code to} is the branch's tip, changed or not. */
    record ConfirmUpdate(String to, String defaultCommit) implements GitResult {}

    record ReportConflict(String defaultCommit, List<String> paths) implements GitResult {}

    record ConfirmPrepared(String commit, String onto) implements GitResult {}

    /** The default branch is not where the merge commit was, or is to be, built on. */
    record ReportDefaultMoved(String actual) implements GitResult {}

    record ConfirmMerged(String from, String to) implements GitResult {}
}

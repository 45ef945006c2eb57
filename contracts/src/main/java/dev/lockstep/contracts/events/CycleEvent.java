package dev.lockstep.contracts.events;

import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.contracts.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened to a cycle. A cycle's state is what its events, read in order, add up to. */
public sealed interface CycleEvent {

    /**
     * A person asked for a change. {@code requestDigest} names the request's text and attachments; without a
     * {@code budget} it is {@link CycleBudget#DEFAULT}.
     */
    record CycleRequested(
            String project,
            String title,
            String requestDigest,
            String requestedBy,
            Workflow workflow,
            List<Subject.TemplateUsed> templates,
            String defaultBranch,
            String baseCommit,
            String branch,
            @Nullable CycleBudget budget)
            implements CycleEvent {}

    /** A fresh session was opened, from a commit of the cycle's branch. {@code task} is set in implementation. */
    record SessionOpened(
            String session,
            PhaseName phase,
            int round,
            String service,
            @Nullable Task task,
            String startCommit) implements CycleEvent {}

    /** A leg waits for a worker. */
    record LegDispatched(String session, String leg, String service, Licence licence) implements CycleEvent {}

    /** A worker began an attempt; older attempts are fenced. */
    record LegClaimed(String session, String leg, int attempt, String worker) implements CycleEvent {}

    /** A session's first leg ran the project's tests before the cycle changed any code. */
    record BaselineTaken(String session, String leg, int attempt, Baseline baseline) implements CycleEvent {}

    /** A leg ended with questions. */
    record QuestionsAsked(
            String session,
            String leg,
            int attempt,
            int turn,
            String turnDigest,
            double confidence,
            List<Question> questions)
            implements CycleEvent {}

    /** A person answered, or accepted the assumption. */
    record QuestionAnswered(String session, String question, String answer, boolean assumptionAccepted, String by)
            implements CycleEvent {}

    /** A person allowed a session to submit below the confidence threshold. */
    record ConfidenceWaived(String session, String by, String reason) implements CycleEvent {}

    /** A leg ended with a submission that passed the checks. */
    record LegSubmitted(
            String session,
            String leg,
            int attempt,
            int turn,
            String turnDigest,
            String commit,
            String codeTree,
            Confidence confidence,
            List<Artifact> artifacts,
            List<Evidence> evidence,
            List<Verdict> verdicts)
            implements CycleEvent {}

    /** How sure a session is: its own word, the weight settled by evidence, the lower of the two, and what is open. */
    record Confidence(double reported, double settled, double value, List<String> open) {}

    /** A leg ended without a result; a person can retry it. */
    record LegFailed(String session, String leg, int attempt, String reason) implements CycleEvent {}

    /** A leg stopped at a bound on spending; a person decides. {@code attempt} is 0 when no worker had held it. */
    record LegPaused(String session, String leg, int attempt, String reason) implements CycleEvent {}

    /**
     * A person had a failed or paused session go on. That grants its template's budget once more and
     * {@code extraTokens}; {@code cycle} is what the person added to the cycle's budget.
     */
    record RetryRequested(
            String session,
            String by,
            long extraTokens,
            @Nullable CycleBudget cycle) implements CycleEvent {}

    /** The specification's acceptance criteria, as submitted. */
    record CriteriaStated(List<Criterion> criteria) implements CycleEvent {}

    /** The plan's tasks, as submitted. */
    record TasksPlanned(List<Task> tasks) implements CycleEvent {}

    record FindingRaised(Finding finding) implements CycleEvent {}

    /** A session closed a finding, in the commit that it submitted. {@code commit} is null in logs older than the field. */
    record FindingFixed(
            String finding, String session, @Nullable String commit) implements CycleEvent {}

    /** Runs of a later session passed on code that holds the fix; {@link Finding.Verification} says what that claims. */
    record FindingVerified(String finding, String session, List<String> runs, String codeTree) implements CycleEvent {}

    record FindingWaived(String finding, String by, String reason) implements CycleEvent {}

    /** The cycle's branch now ends at {@code to}. */
    record BranchAdvanced(String from, String to) implements CycleEvent {}

    /**
     * Other work landed before a session's, which began at an earlier commit. What it submitted as {@code from} stands on top
     * of {@code onto} as {@code to}, without a conflict; the session goes on from there, and shows anew that it is done.
     */
    record WorkRebased(String session, String onto, String from, String to) implements CycleEvent {}

    /**
     * Other work landed before a session's and conflicts with it in these paths. What the session submitted is dropped, and
     * its task begins again in a fresh session.
     */
    record TaskRestarted(String session, String onto, List<String> paths) implements CycleEvent {}

    /**
     * The default branch moved and was merged into the cycle's branch. {@code conflicts} has the paths in which a session is
     * to bring both sides together; null when the merge was clean.
     */
    record BranchUpdated(
            String from,
            String to,
            String defaultCommit,
            @Nullable List<String> conflicts) implements CycleEvent {}

    /** The default branch could not be merged into the cycle's branch. */
    record BranchConflicted(String defaultCommit, List<String> paths) implements CycleEvent {}

    /** The merge commit was built; deployment approval is for exactly this commit. */
    record MergePrepared(String commit, String onto) implements CycleEvent {}

    /** A gate or checkpoint waits for people. Opening it again with another digest voids earlier approvals. */
    record StopOpened(PhaseName phase, String stop, boolean hard, String subjectDigest, Subject subject)
            implements CycleEvent {}

    /** What waits at a stop is no longer what can land; approvals for it don't count. */
    record StopStaled(PhaseName phase, String stop, String subjectDigest, String reason) implements CycleEvent {}

    /** A person decided. {@code criteria} holds user verification's verdict per criterion. */
    record DecisionRecorded(
            PhaseName phase,
            String stop,
            String subjectDigest,
            Decision decision,
            String by,
            List<String> roles,
            @Nullable String comment,
            @Nullable PhaseName returnTo,
            Map<String, CriterionVerdict> criteria)
            implements CycleEvent {}

    /** What a person saw of one acceptance criterion. */
    record CriterionVerdict(boolean pass, @Nullable String comment) {}

    /** Enough people approved, or the checkpoint was set to pass by itself. */
    record StopPassed(PhaseName phase, String stop, String subjectDigest, List<String> approvedBy)
            implements CycleEvent {}

    /**
     * Work went back: that phase and the later ones start afresh, these sessions' work is stale. {@code by} is a person, or
     * names the setting that allowed it in advance and who set it.
     */
    record WorkReturned(PhaseName to, String by, String reason, List<String> staleSessions) implements CycleEvent {}

    /** The default branch now ends at the approved commit. */
    record CycleMerged(String defaultBranch, String from, String to) implements CycleEvent {}

    /**
     * The organization's deployment told what became of the merged commit. {@code at} is when that was, by the reporter's
     * clock; null when it was not told.
     */
    record DeploymentReported(
            String environment,
            DeploymentStatus status,
            String commit,
            @Nullable String url,
            @Nullable Instant at,
            String by)
            implements CycleEvent {}

    record CycleClosed() implements CycleEvent {}

    record CycleCancelled(String by, String reason) implements CycleEvent {}
}

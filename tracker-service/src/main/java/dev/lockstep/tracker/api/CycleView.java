package dev.lockstep.tracker.api;

import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Question.Option;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.CycleBudget;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as people see it; {@code next} says in a sentence what happens next and what it waits for, {@code budget} what
 * its sessions may use together, {@code solo} whether one person may request and approve, {@code reworkRounds} how often
 * implementation began again, {@code maxReworkRounds} how often it may without a person, {@code baseline} how the tests ended
 * before any code was changed, {@code parallelTasks} how many tasks may be built side by side, {@code running} the sessions
 * that have something to do yet, or whose work is still to land,
 * {@code deployments} what was reported of the merged commit, oldest first.
 */
public record CycleView(
        UUID id,
        String project,
        String title,
        String state,
        String phase,
        String requestedBy,
        Instant createdAt,
        Instant updatedAt,
        long sequence,
        String next,
        String defaultBranch,
        String branch,
        String repository,
        Map<String, String> commands,
        String baseCommit,
        String tip,
        @Nullable String mergedCommit,
        List<PhaseView> phases,
        List<SessionView> sessions,
        List<QuestionView> questions,
        List<FindingView> findings,
        List<Criterion> criteria,
        List<TaskView> tasks,
        @Nullable StopView stop,
        List<GateView> gates,
        List<Artifact> outputs,
        Counts counts,
        CycleBudget budget,
        boolean solo,
        int reworkRounds,
        int maxReworkRounds,
        @Nullable Baseline baseline,
        int parallelTasks,
        List<String> running,
        List<DeploymentView> deployments) {

    /** A phase and where it stands: ahead, working, waiting or done. */
    public record PhaseView(String name, String role, String state, String stop, boolean hard) {}

    /**
     * A session in short, with the legs and attempts that it has had; its transcript is elsewhere. {@code codeTree} is that
     * of the commit, by which one can tell which runs were on it.
     */
    public record SessionView(
            String id,
            String phase,
            String role,
            String service,
            int round,
            @Nullable String task,
            @Nullable String taskTitle,
            String state,
            @Nullable String reason,
            int legs,
            int attempts,
            @Nullable Double confidence,
            long turns,
            long tokens,
            long cost,
            long seconds,
            boolean stale,
            @Nullable String commit,
            @Nullable String codeTree,
            List<Evidence> evidence,
            List<Verdict> verdicts) {}

    /** A question and its answer, once there is one. */
    public record QuestionView(
            String id,
            String session,
            String text,
            String why,
            List<Option> options,
            @Nullable String recommendation,
            String assumption,
            boolean open,
            @Nullable String answer,
            boolean assumptionAccepted,
            @Nullable String answeredBy) {}

    /** What waits for people now. */
    public record StopView(
            String name,
            boolean hard,
            String phase,
            String subjectDigest,
            Subject subject,
            Set<String> roles,
            int approvals,
            boolean fourEyes,
            List<String> approvedBy) {}

    /** A task of the plan, or of a return; ahead until a session has it, then what that session's leg is. */
    public record TaskView(
            String id,
            String title,
            List<String> criteria,
            List<String> needs,
            List<String> files,
            @Nullable String check,
            @Nullable String risk,
            @Nullable String effort,
            @Nullable String description,
            String state,
            @Nullable String session) {}

    /** A stop that was passed. */
    public record GateView(
            String name, boolean hard, String phase, List<String> approvers, String digest, Instant passedAt) {}

    /** How much it took. Cost is in millionths of the currency that the agents' prices are in. */
    public record Counts(
            int sessions, int legs, long turns, int questions, long tokens, long cost, long seconds, long commits) {}
}

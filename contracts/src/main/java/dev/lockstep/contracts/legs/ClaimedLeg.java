package dev.lockstep.contracts.legs;

import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker needs for one attempt at a leg, and all that the session may know.
 *
 * @param attemptToken accepted for this attempt alone; never logged, never on Kafka
 * @param startCommit the commit of the cycle's branch that the session's work goes on top of
 * @param workspaceCommit the last recorded state of the workspace, or null when nothing was changed yet
 * @param workspaceRef the full ref that holds {@code workspaceCommit}; null with it
 * @param attemptRef the only ref that this attempt may push to
 * @param mergeBase the last default-branch commit that the cycle's branch holds; the change is the difference from it
 * @param writes the paths that the session may change, as in {@link dev.lockstep.contracts.workflow.Phase#writes()}, with {@code ${cycle}} resolved
 * @param findings all of the cycle's, whatever became of them
 * @param history what happened in the cycle as far as it concerns the session, a line for each event; null if nothing does, or if the template does not ask for it
 * @param baseline how the tests ended before the cycle changed any code; null while no session has seen it
 * @param baselineWanted whether this attempt is to record one before the session does anything, if the project names a test
 *     command; null means no
 * @param transcript the turns so far, in order
 * @param left what the leg may use before its session has to pause
 */
public record ClaimedLeg(
        UUID cycle,
        String session,
        String leg,
        int attempt,
        String attemptToken,
        PhaseName phase,
        int round,
        Repository repository,
        String startCommit,
        @Nullable String workspaceCommit,
        @Nullable String workspaceRef,
        String attemptRef,
        String mergeBase,
        List<String> writes,
        SessionTemplate template,
        Request request,
        @Nullable Task task,
        List<AnsweredQuestion> answers,
        List<Finding> findings,
        @Nullable String history,
        @Nullable Baseline baseline,
        @Nullable Boolean baselineWanted,
        List<Turn> transcript,
        Left left,
        boolean confidenceWaived,
        int leaseSeconds,
        int deadlineSeconds) {

    /** Whether this attempt is to record a baseline. */
    public boolean wantsBaseline() {
        return Boolean.TRUE.equals(baselineWanted);
    }

    /** The project's repository and the commands that may be run in it. */
    public record Repository(String project, String url, String defaultBranch, Commands commands) {}

    /**
     * What is left of the session's and the cycle's budgets, of each the lesser.
     *
     * @param turns replies of the model
     * @param cost in millionths of the currency that the agent's prices are in
     * @param seconds of machine time
     */
    public record Left(long turns, long tokens, long cost, long seconds) {}

    /** What was asked for. Attachments are text. */
    public record Request(String title, String text, List<Attachment> attachments) {}

    /** A named text that came with the request. */
    public record Attachment(String name, String text) {}
}

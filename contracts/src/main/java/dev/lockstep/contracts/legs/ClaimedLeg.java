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
 * @param transcript the turns so far, in order
 * @param spent tokens that the session has used so far
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
        List<Turn> transcript,
        long spent,
        boolean confidenceWaived,
        int leaseSeconds,
        int deadlineSeconds) {

    /** The project's repository and the commands that may be run in it. */
    public record Repository(String project, String url, String defaultBranch, Commands commands) {}

    /** What was asked for. Attachments are text. */
    public record Request(String title, String text, List<Attachment> attachments) {}

    /** A named text that came with the request. */
    public record Attachment(String name, String text) {}
}

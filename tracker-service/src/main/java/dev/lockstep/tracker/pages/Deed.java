package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor asks of an event.
 *
 * @param about the session, stop, question or finding; may be empty
 * @param who the person, or the agent's worker; null for what the tracker did by itself
 */
record Deed(
        String about,
        @Nullable String who,
        @Nullable String digest,
        @Nullable String comment) {

    static Deed of(CycleEvent event) {
        return new Deed(about(event), who(event), digest(event), comment(event));
    }

    private static String about(CycleEvent event) {
        return switch (event) {
            case CycleEvent.CycleRequested e -> e.project();
            case CycleEvent.SessionOpened e -> listed(e.session(), e.phase().label());
            case CycleEvent.LegDispatched e ->
                listed(e.leg(), e.licence().kind().label());
            case CycleEvent.LegClaimed e -> listed(e.leg(), "attempt " + e.attempt());
            case CycleEvent.BaselineTaken e -> e.session();
            case CycleEvent.QuestionsAsked e ->
                listed(e.session(), e.questions().size());
            case CycleEvent.QuestionAnswered e -> answered(e);
            case CycleEvent.ConfidenceWaived e -> e.session();
            case CycleEvent.LegSubmitted e -> e.leg();
            case CycleEvent.LegFailed e -> e.leg();
            case CycleEvent.LegPaused e -> e.leg();
            case CycleEvent.RetryRequested e -> e.session();
            case CycleEvent.CriteriaStated e -> Integer.toString(e.criteria().size());
            case CycleEvent.TasksPlanned e -> Integer.toString(e.tasks().size());
            case CycleEvent.FindingRaised e -> raised(e.finding());
            case CycleEvent.FindingFixed e -> e.finding() + " by session " + e.session();
            case CycleEvent.FindingVerified e -> e.finding() + " by session " + e.session();
            case CycleEvent.FindingWaived e -> e.finding();
            case CycleEvent.StopOpened e -> Words.name(e.stop());
            case CycleEvent.StopStaled e -> Words.name(e.stop());
            case CycleEvent.DecisionRecorded e -> Words.name(e.decision().label()) + " at " + Words.name(e.stop());
            case CycleEvent.StopPassed e -> Words.name(e.stop());
            case CycleEvent.WorkReturned e -> "to " + Words.name(e.to().label());
            case CycleEvent.BranchConflicted e -> Words.count(e.paths().size(), "path");
            case CycleEvent.CycleMerged e -> "into " + e.defaultBranch();
            case CycleEvent.WorkRebased e -> e.session();
            case CycleEvent.TaskRestarted e -> e.session();
            case CycleEvent.DeploymentReported e ->
                listed(e.environment(), e.status().label());
            case CycleEvent.BranchAdvanced _,
                    CycleEvent.BranchUpdated _,
                    CycleEvent.MergePrepared _,
                    CycleEvent.CycleClosed _,
                    CycleEvent.CycleCancelled _ -> "";
        };
    }

    private static String answered(CycleEvent.QuestionAnswered e) {
        return e.question() + (e.assumptionAccepted() ? ", assumption accepted" : "");
    }

    private static String raised(Finding finding) {
        return listed(finding.id(), finding.severity().label());
    }

    private static String listed(String name, Object more) {
        return name + ", " + Words.name(more.toString());
    }

    private static @Nullable String who(CycleEvent event) {
        return switch (event) {
            case CycleEvent.CycleRequested e -> e.requestedBy();
            case CycleEvent.LegDispatched e -> e.licence().by();
            case CycleEvent.LegClaimed e -> e.worker();
            case CycleEvent.QuestionAnswered e -> e.by();
            case CycleEvent.ConfidenceWaived e -> e.by();
            case CycleEvent.RetryRequested e -> e.by();
            case CycleEvent.FindingWaived e -> e.by();
            case CycleEvent.DecisionRecorded e -> e.by();
            case CycleEvent.StopPassed e -> e.approvedBy().isEmpty() ? null : String.join(", ", e.approvedBy());
            case CycleEvent.WorkReturned e -> e.by();
            case CycleEvent.CycleCancelled e -> e.by();
            case CycleEvent.DeploymentReported e -> e.by();
            case CycleEvent.SessionOpened _,
                    CycleEvent.BaselineTaken _,
                    CycleEvent.QuestionsAsked _,
                    CycleEvent.LegSubmitted _,
                    CycleEvent.LegFailed _,
                    CycleEvent.LegPaused _,
                    CycleEvent.CriteriaStated _,
                    CycleEvent.TasksPlanned _,
                    CycleEvent.FindingRaised _,
                    CycleEvent.FindingFixed _,
                    CycleEvent.FindingVerified _,
                    CycleEvent.BranchAdvanced _,
                    CycleEvent.WorkRebased _,
                    CycleEvent.TaskRestarted _,
                    CycleEvent.BranchUpdated _,
                    CycleEvent.BranchConflicted _,
                    CycleEvent.MergePrepared _,
                    CycleEvent.StopOpened _,
                    CycleEvent.StopStaled _,
                    CycleEvent.CycleMerged _,
                    CycleEvent.CycleClosed _ -> null;
        };
    }

    private static @Nullable String digest(CycleEvent event) {
        return switch (event) {
            case CycleEvent.CycleRequested e -> e.requestDigest();
            case CycleEvent.SessionOpened e -> e.startCommit();
            case CycleEvent.QuestionsAsked e -> e.turnDigest();
            case CycleEvent.LegSubmitted e -> e.commit();
            case CycleEvent.FindingFixed e -> e.commit();
            case CycleEvent.FindingVerified e -> e.codeTree();
            case CycleEvent.BranchAdvanced e -> e.to();
            case CycleEvent.BranchUpdated e -> e.to();
            case CycleEvent.BranchConflicted e -> e.defaultCommit();
            case CycleEvent.MergePrepared e -> e.commit();
            case CycleEvent.StopOpened e -> e.subjectDigest();
            case CycleEvent.StopStaled e -> e.subjectDigest();
            case CycleEvent.DecisionRecorded e -> e.subjectDigest();
            case CycleEvent.StopPassed e -> e.subjectDigest();
            case CycleEvent.CycleMerged e -> e.to();
            case CycleEvent.WorkRebased e -> e.to();
            case CycleEvent.TaskRestarted e -> e.onto();
            case CycleEvent.DeploymentReported e -> e.commit();
            case CycleEvent.LegDispatched _,
                    CycleEvent.LegClaimed _,
                    CycleEvent.BaselineTaken _,
                    CycleEvent.QuestionAnswered _,
                    CycleEvent.ConfidenceWaived _,
                    CycleEvent.LegFailed _,
                    CycleEvent.LegPaused _,
                    CycleEvent.RetryRequested _,
                    CycleEvent.CriteriaStated _,
                    CycleEvent.TasksPlanned _,
                    CycleEvent.FindingRaised _,
                    CycleEvent.FindingWaived _,
                    CycleEvent.WorkReturned _,
                    CycleEvent.CycleClosed _,
                    CycleEvent.CycleCancelled _ -> null;
        };
    }

    private static @Nullable String comment(CycleEvent event) {
        return switch (event) {
            case CycleEvent.CycleRequested e -> e.title();
            case CycleEvent.QuestionAnswered e -> e.answer();
            case CycleEvent.ConfidenceWaived e -> e.reason();
            case CycleEvent.LegFailed e -> e.reason();
            case CycleEvent.LegPaused e -> e.reason();
            case CycleEvent.FindingRaised e -> e.finding().claim();
            case CycleEvent.FindingWaived e -> e.reason();
            case CycleEvent.StopStaled e -> e.reason();
            case CycleEvent.DecisionRecorded e -> e.comment();
            case CycleEvent.WorkReturned e -> e.reason();
            case CycleEvent.CycleCancelled e -> e.reason();
            case CycleEvent.SessionOpened _,
                    CycleEvent.LegDispatched _,
                    CycleEvent.LegClaimed _,
                    CycleEvent.BaselineTaken _,
                    CycleEvent.QuestionsAsked _,
                    CycleEvent.LegSubmitted _,
                    CycleEvent.RetryRequested _,
                    CycleEvent.CriteriaStated _,
                    CycleEvent.TasksPlanned _,
                    CycleEvent.FindingFixed _,
                    CycleEvent.FindingVerified _,
                    CycleEvent.BranchAdvanced _,
                    CycleEvent.WorkRebased _,
                    CycleEvent.TaskRestarted _,
                    CycleEvent.DeploymentReported _,
                    CycleEvent.BranchUpdated _,
                    CycleEvent.BranchConflicted _,
                    CycleEvent.MergePrepared _,
                    CycleEvent.StopOpened _,
                    CycleEvent.StopPassed _,
                    CycleEvent.CycleMerged _,
                    CycleEvent.CycleClosed _ -> null;
        };
    }
}

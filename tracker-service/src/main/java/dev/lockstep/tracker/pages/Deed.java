package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import java.util.List;
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
        return switch (event) {
            case CycleEvent.CycleRequested e -> requested(e);
            case CycleEvent.SessionOpened e -> on(listed(e.session(), e.phase().label()), e.startCommit());
            case CycleEvent.LegDispatched e -> dispatched(e);
            case CycleEvent.LegClaimed e ->
                about(listed(e.leg(), "attempt " + e.attempt())).by(e.worker(), null);
            case CycleEvent.BaselineTaken e -> about(e.session());
            case CycleEvent.QuestionsAsked e ->
                on(listed(e.session(), e.questions().size()), e.turnDigest());
            case CycleEvent.QuestionAnswered e -> answered(e);
            case CycleEvent.ConfidenceWaived e -> about(e.session()).by(e.by(), e.reason());
            case CycleEvent.LegSubmitted e -> on(e.leg(), e.commit());
            case CycleEvent.LegFailed e -> about(e.leg()).because(e.reason());
            case CycleEvent.LegPaused e -> about(e.leg()).because(e.reason());
            case CycleEvent.RetryRequested e -> about(e.session()).by(e.by(), null);
            case CycleEvent.CriteriaStated e -> counted(e.criteria());
            case CycleEvent.TasksPlanned e -> counted(e.tasks());
            case CycleEvent.FindingRaised e -> raised(e.finding());
            case CycleEvent.FindingFixed e -> on(e.finding() + " by session " + e.session(), e.commit());
            case CycleEvent.FindingVerified e -> on(e.finding() + " by session " + e.session(), e.codeTree());
            case CycleEvent.FindingWaived e -> about(e.finding()).by(e.by(), e.reason());
            case CycleEvent.BranchAdvanced e -> on("", e.to());
            case CycleEvent.WorkRebased e -> on(e.session(), e.to());
            case CycleEvent.TaskRestarted e -> on(e.session(), e.onto());
            case CycleEvent.BranchUpdated e -> on("", e.to());
            case CycleEvent.BranchConflicted e -> on(Words.count(e.paths().size(), "path"), e.defaultCommit());
            case CycleEvent.MergePrepared e -> on("", e.commit());
            case CycleEvent.StopOpened e -> on(Words.name(e.stop()), e.subjectDigest());
            case CycleEvent.StopStaled e -> staled(e);
            case CycleEvent.DecisionRecorded e -> decided(e);
            case CycleEvent.StopPassed e -> passed(e);
            case CycleEvent.WorkReturned e -> returned(e);
            case CycleEvent.CycleMerged e -> on("into " + e.defaultBranch(), e.to());
            case CycleEvent.DeploymentReported e -> deployed(e);
            case CycleEvent.CycleClosed _ -> about("");
            case CycleEvent.CycleCancelled e -> about("").by(e.by(), e.reason());
        };
    }

    private static Deed requested(CycleEvent.CycleRequested e) {
        return on(e.project(), e.requestDigest()).by(e.requestedBy(), e.title());
    }

    private static Deed staled(CycleEvent.StopStaled e) {
        return on(Words.name(e.stop()), e.subjectDigest()).because(e.reason());
    }

    private static Deed returned(CycleEvent.WorkReturned e) {
        return about("to " + Words.name(e.to().label())).by(e.by(), e.reason());
    }

    private static Deed counted(List<?> all) {
        return about(Integer.toString(all.size()));
    }

    private static Deed dispatched(CycleEvent.LegDispatched e) {
        return about(listed(e.leg(), e.licence().kind().label())).by(e.licence().by(), null);
    }

    private static Deed answered(CycleEvent.QuestionAnswered e) {
        return about(e.question() + (e.assumptionAccepted() ? ", assumption accepted" : ""))
                .by(e.by(), e.answer());
    }

    private static Deed raised(Finding finding) {
        return about(listed(finding.id(), finding.severity().label())).because(finding.claim());
    }

    private static Deed decided(CycleEvent.DecisionRecorded e) {
        String what = Words.name(e.decision().label()) + " at " + Words.name(e.stop());
        return on(what, e.subjectDigest()).by(e.by(), e.comment());
    }

    private static Deed passed(CycleEvent.StopPassed e) {
        String who = e.approvedBy().isEmpty() ? null : String.join(", ", e.approvedBy());
        return on(Words.name(e.stop()), e.subjectDigest()).by(who, null);
    }

    private static Deed deployed(CycleEvent.DeploymentReported e) {
        return on(listed(e.environment(), e.status().label()), e.commit()).by(e.by(), null);
    }

    private static Deed about(String about) {
        return new Deed(about, null, null, null);
    }

    private static Deed on(String about, @Nullable String digest) {
        return new Deed(about, null, digest, null);
    }

    private Deed by(@Nullable String person, @Nullable String said) {
        return new Deed(about, person, digest, said);
    }

    private Deed because(String reason) {
        return new Deed(about, who, digest, reason);
    }

    private static String listed(String name, Object more) {
        return name + ", " + Words.name(more.toString());
    }
}

package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event in one line for a session to read. What people and sessions wrote stands in it as a JSON string, so that no
 * text can end its line and pass for another event.
 */
final class HistoryLine {
    private static final int MAX_TEXT = 1_000;
    private static final int SHORT = 12;

    private HistoryLine() {}

    static String of(CycleEvent event) {
        return switch (event) {
            case CycleEvent.CycleRequested e -> requested(e);
            case CycleEvent.SessionOpened e -> opened(e);
            case CycleEvent.LegDispatched e -> e.leg() + " waits for " + e.service();
            case CycleEvent.LegClaimed e -> e.leg() + " begun, attempt " + e.attempt();
            case CycleEvent.BaselineTaken e -> baseline(e.baseline());
            case CycleEvent.QuestionsAsked e -> e.leg() + " asked " + list(e.questions(), HistoryLine::asked);
            case CycleEvent.QuestionAnswered e -> answered(e);
            case CycleEvent.ConfidenceWaived e -> e.session() + " may submit less sure" + why(e.by(), e.reason());
            case CycleEvent.LegSubmitted e -> submitted(e);
            case CycleEvent.LegFailed e -> e.leg() + " failed: " + said(e.reason());
            case CycleEvent.LegPaused e -> e.leg() + " paused: " + said(e.reason());
            case CycleEvent.RetryRequested e -> e.session() + " sent on by " + e.by();
            case CycleEvent.CriteriaStated e -> "criteria: " + list(e.criteria(), HistoryLine::criterion);
            case CycleEvent.TasksPlanned e -> "tasks: " + list(e.tasks(), Task::id);
            case CycleEvent.FindingRaised e -> raised(e.finding());
            case CycleEvent.FindingFixed e -> fixed(e);
            case CycleEvent.FindingVerified e -> verified(e);
            case CycleEvent.FindingWaived e -> e.finding() + " waived" + why(e.by(), e.reason());
            case CycleEvent.BranchAdvanced e -> "branch at " + brief(e.to());
            case CycleEvent.WorkRebased e ->
                e.session() + "'s " + brief(e.from()) + " on top of " + brief(e.onto()) + ", as " + brief(e.to());
            case CycleEvent.TaskRestarted e ->
                e.session() + " dropped, its task begins again: its work conflicts with " + brief(e.onto()) + " in "
                        + list(e.paths(), HistoryLine::said);
            case CycleEvent.BranchUpdated e -> "branch at " + brief(e.to()) + ", with " + brief(e.defaultCommit());
            case CycleEvent.BranchConflicted e -> "default branch conflicts in " + list(e.paths(), HistoryLine::said);
            case CycleEvent.MergePrepared e -> "merge commit " + brief(e.commit()) + " built";
            case CycleEvent.StopOpened e -> waits(e);
            case CycleEvent.StopStaled e -> e.stop() + " void: " + said(e.reason());
            case CycleEvent.DecisionRecorded e -> decided(e);
            case CycleEvent.StopPassed e -> e.stop() + " passed, approved by " + String.join(", ", e.approvedBy());
            case CycleEvent.WorkReturned e -> returned(e);
            case CycleEvent.CycleMerged e -> e.defaultBranch() + " at " + brief(e.to());
            case CycleEvent.DeploymentReported e -> deployed(e);
            case CycleEvent.CycleClosed _ -> "closed";
            case CycleEvent.CycleCancelled e -> "cancelled" + why(e.by(), e.reason());
        };
    }

    private static String deployed(CycleEvent.DeploymentReported e) {
        return "deployment to " + said(e.environment()) + " " + e.status().label() + ", reported by " + e.by();
    }

    private static String requested(CycleEvent.CycleRequested e) {
        return "requested by %s: %s; on top of %s of %s"
                .formatted(e.requestedBy(), said(e.title()), brief(e.baseCommit()), e.defaultBranch());
    }

    private static String baseline(Baseline baseline) {
        String ended = "before any change test ended with exit code " + baseline.exitCode()
                + (baseline.timedOut() ? " (stopped for its time)" : "");
        return baseline.failures().isEmpty()
                ? ended
                : ended + "; failed: " + list(baseline.failures(), HistoryLine::said)
                        + (baseline.complete() ? "" : ", and others without a name");
    }

    private static String asked(Question question) {
        return String.valueOf(question.id());
    }

    private static String answered(CycleEvent.QuestionAnswered e) {
        return e.question() + (e.assumptionAccepted() ? " settled by its assumption, by " : " answered by ") + e.by();
    }

    private static String returned(CycleEvent.WorkReturned e) {
        String stale = e.staleSessions().isEmpty() ? "" : "; no longer valid: " + String.join(", ", e.staleSessions());
        return "work returned to " + e.to().label() + " by " + e.by() + stale;
    }

    private static String opened(CycleEvent.SessionOpened e) {
        String task = Optional.ofNullable(e.task())
                .map(given -> ", task " + given.id() + " " + said(given.title()))
                .orElse("");
        return "%s opened: %s, round %d%s, on %s"
                .formatted(e.session(), e.phase().label(), e.round(), task, brief(e.startCommit()));
    }

    private static String submitted(CycleEvent.LegSubmitted e) {
        return "%s submitted %s, code %s, confidence %s; runs: %s; verdicts: %s"
                .formatted(
                        e.leg(),
                        brief(e.commit()),
                        brief(e.codeTree()),
                        e.confidence().value(),
                        list(e.evidence(), HistoryLine::run),
                        list(
                                e.verdicts(),
                                verdict -> verdict.dimension() + " "
                                        + verdict.verdict().label()));
    }

    private static String run(Evidence run) {
        String tests = Optional.ofNullable(run.tests())
                .map(counts ->
                        ", %d run %d failed %d skipped".formatted(counts.run(), counts.failed(), counts.skipped()))
                .orElse("");
        return "%s %s exit %d%s%s on code %s"
                .formatted(
                        run.id(),
                        run.name(),
                        run.exitCode(),
                        run.timedOut() ? " out of time" : "",
                        tests,
                        brief(run.codeTree()));
    }

    private static String criterion(Criterion criterion) {
        return criterion.id()
                + Optional.ofNullable(criterion.check())
                        .map(check -> " " + check)
                        .orElse("");
    }

    private static String raised(Finding finding) {
        return "%s %s raised in %s%s: %s"
                .formatted(
                        finding.id(),
                        finding.severity().label(),
                        finding.foundIn().label(),
                        finding.session().isEmpty() ? "" : " by " + finding.session(),
                        said(finding.claim()));
    }

    private static String fixed(CycleEvent.FindingFixed e) {
        return e.finding() + " fixed by " + e.session() + (e.commit() == null ? "" : " in " + brief(e.commit()));
    }

    private static String verified(CycleEvent.FindingVerified e) {
        return e.finding() + " verified by " + String.join(", ", e.runs()) + " on code " + brief(e.codeTree());
    }

    private static String waits(CycleEvent.StopOpened e) {
        return "%s waits with digest %s: commit %s, documents: %s"
                .formatted(
                        e.stop(),
                        e.subjectDigest(),
                        brief(e.subject().commit()),
                        list(e.subject().artifacts(), HistoryLine::document));
    }

    /** A document by path and the beginning of its digest. */
    static String document(Artifact document) {
        return document.path() + " " + brief(document.sha256());
    }

    private static String decided(CycleEvent.DecisionRecorded e) {
        String verdicts = new TreeMap<>(e.criteria())
                .entrySet().stream().map(HistoryLine::verdict).collect(Collectors.joining("; "));
        return "%s decided by %s (%s) on digest %s: %s%s%s%s"
                .formatted(
                        e.stop(),
                        e.by(),
                        String.join(", ", e.roles()),
                        e.subjectDigest(),
                        e.decision().label(),
                        e.returnTo() == null ? "" : " to " + e.returnTo().label(),
                        comment(e.comment()),
                        verdicts.isEmpty() ? "" : "; criteria: " + verdicts);
    }

    private static String verdict(Map.Entry<String, CycleEvent.CriterionVerdict> given) {
        return given.getKey()
                + (given.getValue().pass() ? " pass" : " fail")
                + comment(given.getValue().comment());
    }

    private static String comment(@Nullable String text) {
        return text == null || text.isBlank() ? "" : ", saying " + said(text);
    }

    private static String why(String by, String reason) {
        return " by " + by + ", because " + said(reason);
    }

    private static String said(String text) {
        if (text.length() <= MAX_TEXT) {
            return Json.text(text);
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return Json.text(text.substring(0, end)) + " [" + (text.length() - end) + " characters left out]";
    }

    private static String brief(String digest) {
        return digest.substring(0, Math.min(SHORT, digest.length()));
    }

    private static <T> String list(List<T> items, Function<T, String> told) {
        return items.isEmpty() ? "none" : items.stream().map(told).collect(Collectors.joining(", "));
    }
}

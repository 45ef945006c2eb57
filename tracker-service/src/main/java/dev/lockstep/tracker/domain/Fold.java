package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Deployment;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.domain.state.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Adds one event to a state. It trusts the event: deciding was done before it was recorded. */
final class Fold {
    private final Cycle before;
    private Stage stage;
    private String tip;
    private String base;
    private Optional<String> prepared;
    private Optional<String> preparedOnto;
    private Optional<String> merged;
    private List<Session> sessions;
    private List<AskedQuestion> questions;
    private List<Criterion> criteria;
    private List<Task> tasks;
    private List<Finding> findings;
    private List<PassedStop> passed;
    private Optional<Baseline> baseline;
    private List<Deployment> deployments;
    private CycleBudget budget;

    Fold(Cycle before) {
        this.before = before;
        stage = before.stage();
        tip = before.tip();
        base = before.base();
        prepared = before.prepared();
        preparedOnto = before.preparedOnto();
        merged = before.merged();
        sessions = before.sessions();
        questions = before.questions();
        criteria = before.criteria();
        tasks = before.tasks();
        findings = before.findings();
        passed = before.passed();
        baseline = before.baseline();
        deployments = before.deployments();
        budget = before.budget();
    }

    Cycle apply(CycleEvent event) {
        switch (event) {
            case CycleEvent.CycleRequested _ -> throw new IllegalStateException("A cycle is requested once");
            case CycleEvent.SessionOpened e -> opened(e);
            case CycleEvent.LegDispatched e -> change(e.session(), session -> session.dispatched(e.leg(), tip));
            case CycleEvent.LegClaimed e -> claimed(e);
            case CycleEvent.BaselineTaken e -> baseline = Optional.of(e.baseline());
            case CycleEvent.QuestionsAsked e -> asked(e);
            case CycleEvent.QuestionAnswered e -> answered(e);
            case CycleEvent.ConfidenceWaived e -> change(e.session(), Session::withWaiver);
            case CycleEvent.LegSubmitted e -> submitted(e);
            case CycleEvent.LegFailed e -> failed(e);
            case CycleEvent.LegPaused e -> paused(e);
            case CycleEvent.RetryRequested e -> retried(e);
            case CycleEvent.CriteriaStated e -> criteria = e.criteria();
            case CycleEvent.TasksPlanned e -> tasks = e.tasks();
            case CycleEvent.FindingRaised e -> findings = plus(findings, e.finding());
            case CycleEvent.FindingFixed e ->
                onFinding(e.finding(), finding -> finding.fixed(new Finding.Fix(e.session(), e.commit())));
            case CycleEvent.FindingVerified e -> onFinding(e.finding(), finding -> finding.verified(verification(e)));
            case CycleEvent.FindingWaived e -> onFinding(e.finding(), finding -> finding.waived(waiver(e)));
            case CycleEvent.BranchAdvanced e -> advanced(e);
            case CycleEvent.WorkRebased e -> landsLater(e.session(), session -> session.moved(e.onto(), e.to()));
            case CycleEvent.TaskRestarted e -> landsLater(e.session(), Session::outdated);
            case CycleEvent.BranchUpdated e -> updated(e);
            case CycleEvent.BranchConflicted _ -> stage = new Stage.Working(PhaseName.USER_VERIFICATION);
            case CycleEvent.MergePrepared e -> prepared(e);
            case CycleEvent.StopOpened e ->
                stage = new Stage.AtStop(e.phase(), e.stop(), e.subjectDigest(), e.subject(), List.of());
            case CycleEvent.StopStaled e -> staled(e);
            case CycleEvent.DecisionRecorded e -> decided(e);
            case CycleEvent.StopPassed e -> passed(e);
            case CycleEvent.WorkReturned e -> returned(e);
            case CycleEvent.CycleMerged e -> merged(e);
            case CycleEvent.DeploymentReported e -> deployed(e);
            case CycleEvent.CycleClosed _ -> stage = new Stage.Closed();
            case CycleEvent.CycleCancelled e -> stage = new Stage.Cancelled(e.by(), e.reason());
        }
        return result();
    }

    private void deployed(CycleEvent.DeploymentReported e) {
        deployments = plus(deployments, new Deployment(e, before.sequence() + 1));
    }

    private Cycle result() {
        return new Cycle(
                before.charter(),
                before.sequence() + 1,
                stage,
                tip,
                base,
                prepared,
                preparedOnto,
                merged,
                sessions,
                questions,
                criteria,
                tasks,
                findings,
                passed,
                baseline,
                deployments,
                budget);
    }

    private void opened(CycleEvent.SessionOpened e) {
        stage = stage instanceof Stage.Landing ? stage : new Stage.Working(e.phase());
        sessions = plus(
                sessions,
                Session.opened(
                        e.session(),
                        e.phase(),
                        e.round(),
                        e.service(),
                        Optional.ofNullable(e.task()),
                        e.startCommit()));
    }

    private void claimed(CycleEvent.LegClaimed e) {
        change(e.session(), session -> switch (session.state()) {
            case LegState.Open open -> session.claimed(open.claim(e.attempt(), e.worker()));
            case LegState.Resting _ -> session;
        });
    }

    private void asked(CycleEvent.QuestionsAsked e) {
        change(e.session(), session -> working(session, LegState.Working::ask));
        for (Question question : e.questions()) {
            questions = plus(questions, new AskedQuestion(e.session(), e.leg(), question, Optional.empty()));
        }
    }

    private void answered(CycleEvent.QuestionAnswered e) {
        var answer = new AskedQuestion.Answer(e.answer(), e.assumptionAccepted(), e.by());
        questions = questions.stream()
                .map(question -> question.id().equals(e.question()) ? question.answered(answer) : question)
                .toList();
    }

    private void submitted(CycleEvent.LegSubmitted e) {
        Work work = new Work(e.commit(), e.codeTree(), e.confidence(), e.artifacts(), e.evidence(), e.verdicts());
        PhaseName phase = before.currentPhase();
        change(e.session(), session -> session.submitted(new LegState.Submitted(e.leg()), work, tip));
        if (!(stage instanceof Stage.Landing)) {
            boolean wroteNothing = e.commit().equals(tip);
            stage = wroteNothing && phase == PhaseName.FINAL_VERIFICATION ? new Stage.Preparing() : standing(phase);
        }
    }

    /** Where the phase stands by its sessions: the first that has something to land lands it, one at a time. */
    private Stage standing(PhaseName phase) {
        return sessions.stream()
                .filter(session -> !session.stale() && session.isToLand())
                .findFirst()
                .map(session -> landing(phase, session))
                .orElseGet(() -> new Stage.Working(phase));
    }

    /** A commit becomes the branch only where its session began; what it was tested on would be other code elsewhere. */
    private Stage landing(PhaseName phase, Session session) {
        String commit = session.work().orElseThrow().commit();
        return session.ground().base().equals(tip)
                ? new Stage.Advancing(phase, session.id(), tip, commit)
                : new Stage.Rebasing(phase, session.id(), tip, commit);
    }

    private void landsLater(String session, UnaryOperator<Session> how) {
        change(session, how);
        stage = standing(before.currentPhase());
    }

    private void failed(CycleEvent.LegFailed e) {
        change(e.session(), session -> session.resting(new LegState.Failed(e.leg(), e.reason())));
        if (stage instanceof Stage.Landing landing && landing.session().equals(e.session())) {
            stage = standing(landing.phase());
        }
    }

    private void paused(CycleEvent.LegPaused e) {
        change(e.session(), session -> switch (session.state()) {
            case LegState.Open open -> session.resting(open.pause(e.reason()));
            case LegState.Resting _ -> session;
        });
    }

    private void retried(CycleEvent.RetryRequested e) {
        change(e.session(), session -> session.retried(e.extraTokens()));
        budget = budget.plus(Optional.ofNullable(e.cycle()).orElse(CycleBudget.NOTHING));
    }

    private void advanced(CycleEvent.BranchAdvanced e) {
        PhaseName phase = before.currentPhase();
        if (stage instanceof Stage.Advancing advancing) {
            change(advancing.session(), session -> session.landed(e.to()));
        }
        tip = e.to();
        stage = phase == PhaseName.FINAL_VERIFICATION ? new Stage.Preparing() : standing(phase);
    }

    private void updated(CycleEvent.BranchUpdated e) {
        tip = e.to();
        base = e.defaultCommit();
    }

    private void prepared(CycleEvent.MergePrepared e) {
        prepared = Optional.of(e.commit());
        preparedOnto = Optional.of(e.onto());
    }

    private void staled(CycleEvent.StopStaled e) {
        stage = new Stage.Updating(PhaseName.FINAL_VERIFICATION);
        passed = passed.stream().filter(stop -> stop.phase() != e.phase()).toList();
        outdate(session -> session.phase() == e.phase());
    }

    private void decided(CycleEvent.DecisionRecorded e) {
        if (stage instanceof Stage.AtStop stop) {
            stage = switch (e.decision()) {
                case APPROVE -> stop.approved(e.by());
                case REQUEST_CHANGES -> new Stage.Working(stop.phase());
                case RETURN -> stop;
            };
        }
    }

    private void passed(CycleEvent.StopPassed e) {
        boolean hard = before.stopOf(e.phase()).hard();
        passed = plus(
                passed,
                new PassedStop(e.phase(), e.stop(), hard, e.subjectDigest(), e.approvedBy(), before.sequence() + 1));
        stage = switch (e.phase()) {
            case USER_VERIFICATION -> new Stage.Updating(PhaseName.FINAL_VERIFICATION);
            case FINAL_VERIFICATION -> new Stage.Merging(preparedOnto.orElseThrow(), prepared.orElseThrow());
            case POST_MORTEM -> new Stage.Closing();
            // A conflict was sent back further than implementation: the merge comes before the first task all the same.
            case IMPLEMENTATION_PLANNING ->
                Findings.isInConflict(before) ? new Stage.Updating(PhaseName.IMPLEMENTATION) : stage;
            case PRODUCT_SPECIFICATION, ARCHITECTURE, IMPLEMENTATION, BUILD_VERIFICATION, TESTING -> stage;
        };
    }

    private void returned(CycleEvent.WorkReturned e) {
        boolean merges = e.to() == PhaseName.IMPLEMENTATION && Findings.isInConflict(before);
        stage = merges ? new Stage.Updating(e.to()) : new Stage.Working(e.to());
        outdate(session -> e.staleSessions().contains(session.id()));
        passed = passed.stream()
                .filter(stop -> stop.phase().compareTo(e.to()) < 0)
                .toList();
    }

    private void merged(CycleEvent.CycleMerged e) {
        merged = merged.or(() -> Optional.of(e.to()));
        tip = e.to();
        stage = new Stage.Working(PhaseName.POST_MORTEM);
    }

    private static Finding.Verification verification(CycleEvent.FindingVerified e) {
        return new Finding.Verification(e.session(), e.runs(), e.codeTree());
    }

    private Finding.Waiver waiver(CycleEvent.FindingWaived e) {
        return new Finding.Waiver(e.by(), e.reason(), before.sequence() + 1);
    }

    private void onFinding(String id, UnaryOperator<Finding> change) {
        findings = findings.stream()
                .map(finding -> finding.id().equals(id) ? change.apply(finding) : finding)
                .toList();
    }

    private void outdate(Predicate<Session> which) {
        sessions = sessions.stream()
                .map(session -> which.test(session) ? session.outdated() : session)
                .toList();
    }

    private void change(String id, UnaryOperator<Session> how) {
        sessions = sessions.stream()
                .map(session -> session.id().equals(id) ? how.apply(session) : session)
                .toList();
    }

    private static Session working(Session session, Function<LegState.Working, LegState> how) {
        return session.state() instanceof LegState.Working state ? session.resting(how.apply(state)) : session;
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}

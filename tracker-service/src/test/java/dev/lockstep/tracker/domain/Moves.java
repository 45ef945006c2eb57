package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.DeploymentStatus;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Spent;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people, workers and the repository would say to a cycle as it stands, each as the command that says it. */
final class Moves {
    static final String WORKER = "worker-1";
    static final List<Command.Conflict> CONFLICTS = List.of(
            new Command.Conflict("docs/product-spec.md", "both changed the same lines", true),
            new Command.Conflict("logo.png", "binary; the cycle's is kept", false));

    /** As many tokens as the cycle may use. */
    static final Amounts EVERYTHING = new Amounts(3, CycleBudget.DEFAULT.tokens(), 0, 60);

    private Moves() {}

    /** The move that brings the cycle on when nothing goes wrong; from every state but the ended there is one. */
    static Command next(Cycle cycle) {
        return switch (cycle.stage()) {
            case Stage.Working _ -> next(cycle, mover(cycle));
            case Stage.AtStop at -> approve(cycle, People.deciderOf(cycle.stopOf(at.phase()), at.approvedBy()));
            case Stage.GitWork work -> succeed(cycle, work);
            case Stage.Ended ended -> throw new IllegalStateException("The cycle has ended: " + ended);
        };
    }

    /** The session that was opened last. */
    static Session latest(Cycle cycle) {
        return cycle.current().getLast();
    }

    /** The session that was opened last of those that can go on. */
    private static Session mover(Cycle cycle) {
        return cycle.running().reversed().stream()
                .filter(session -> !session.isSubmitted())
                .findFirst()
                .orElseGet(() -> latest(cycle));
    }

    static Command claim(Cycle cycle) {
        return claim(latest(cycle));
    }

    static Command claim(Session session) {
        return new Command.ClaimLeg(session.state().leg(), WORKER, false, spent(Amounts.NOTHING));
    }

    /** A claim that may take over from a worker whose lease is over. */
    static Command claim(String leg, String worker) {
        return new Command.ClaimLeg(leg, worker, true, spent(Amounts.NOTHING));
    }

    static Command claimWithNothingLeft(Cycle cycle) {
        return new Command.ClaimLeg(latest(cycle).state().leg(), WORKER, true, spent(EVERYTHING));
    }

    /** What the machine measured: that much, by the session and by its whole cycle. */
    static Optional<Spent> spent(Amounts amounts) {
        return Optional.of(new Spent(Templates.BUDGET, amounts, amounts));
    }

    static Command.LegEnd end(Cycle cycle) {
        return end(latest(cycle));
    }

    static Command.LegEnd end(Session session) {
        return new Command.LegEnd(session.state().leg(), session.attempts(), 7, "turn-digest");
    }

    static Command submit(Cycle cycle) {
        return draft(cycle).at(end(cycle));
    }

    static Command submit(Cycle cycle, Session session) {
        return draft(cycle, session).at(end(session));
    }

    static Draft draft(Cycle cycle) {
        return draft(cycle, latest(cycle));
    }

    /** What the session would hand in; a plan has tasks that can be built side by side where the project allows that. */
    static Draft draft(Cycle cycle, Session session) {
        Draft draft = new Draft(session.phase()).inherited(cycle.inherited(session));
        boolean plans = session.phase() == PhaseName.IMPLEMENTATION_PLANNING;
        return plans && cycle.charter().workflow().tasksAtOnce() > 1
                ? draft.tasks(
                        Draft.taskOn("T1", "src/a/"),
                        Draft.taskOn("T2", "src/b/"),
                        Draft.taskOn("T3", "src/c/", "T1"),
                        Draft.taskOn("T4", "src/a/A.java"),
                        Draft.taskOn("T5", "docs/*.html"))
                : draft;
    }

    static Command ask(Cycle cycle, String... texts) {
        List<Question> questions = List.of(texts).stream()
                .map(text -> new Question(null, text, "it changes a test", List.of(), null, "assume " + text, "scope"))
                .toList();
        return new Command.AskQuestions(end(cycle), 0.6, questions);
    }

    static Command baseline(Cycle cycle) {
        Session session = latest(cycle);
        return new Command.TakeBaseline(
                session.state().leg(),
                session.attempts(),
                new Baseline(Draft.TREE, "make test", 0, false, null, List.of(), true, "log"));
    }

    /** A report that the merged commit is deployed; of another commit while there is none. */
    static Command deployed(Cycle cycle, String environment) {
        return new Command.ReportDeployment(
                People.OPERATOR,
                environment,
                DeploymentStatus.SUCCEEDED,
                cycle.merged().orElse("a commit of old"),
                Optional.empty(),
                Optional.empty());
    }

    static Command fail(Cycle cycle) {
        return new Command.FailLeg(end(cycle), "The build tool is missing");
    }

    static Command pause(Cycle cycle) {
        return new Command.PauseLeg(end(cycle), "The token budget is spent");
    }

    static Command answerAll(Cycle cycle) {
        return new Command.AnswerQuestions(
                People.REQUESTER,
                cycle.openQuestions().stream()
                        .map(question -> new Command.GivenAnswer(question.id(), Optional.of("yes")))
                        .toList());
    }

    /** The decision in other words, with verdicts on criteria. */
    static Command.Decide saying(Command.Decide plain, String comment, Map<String, CriterionVerdict> criteria) {
        return new Command.Decide(
                plain.by(),
                plain.stop(),
                plain.digest(),
                plain.decision(),
                Optional.of(comment),
                plain.returnTo(),
                criteria,
                plain.observedTip());
    }

    static Command retry(Cycle cycle) {
        return retry(latest(cycle).id(), People.TECH_LEAD);
    }

    static Command retry(String session, Person by) {
        return new Command.Retry(by, session, 1000, CycleBudget.NOTHING, Amounts.NOTHING);
    }

    static Command retry(String session, long extraTokens, CycleBudget cycle, Amounts byCycle) {
        return new Command.Retry(People.REQUESTER, session, extraTokens, cycle, byCycle);
    }

    static Command.Decide approve(Cycle cycle, Person by) {
        return decide(cycle, by, Decision.APPROVE, Optional.empty(), Optional.empty());
    }

    static Command.Decide requestChanges(Cycle cycle, Person by) {
        return decide(cycle, by, Decision.REQUEST_CHANGES, Optional.of("Say it shorter"), Optional.empty());
    }

    static Command.Decide sendBack(Cycle cycle, Person by, PhaseName to) {
        return decide(cycle, by, Decision.RETURN, Optional.of("It misses the point"), Optional.of(to));
    }

    /** The same decision with the subject's digest as someone else may have seen it. */
    static Command.Decide onDigest(Command.Decide decide, String digest) {
        return new Command.Decide(
                decide.by(),
                decide.stop(),
                digest,
                decide.decision(),
                decide.comment(),
                decide.returnTo(),
                decide.criteria(),
                decide.observedTip());
    }

    private static Command.Decide decide(
            Cycle cycle, Person by, Decision decision, Optional<String> comment, Optional<PhaseName> returnTo) {
        Optional<Stage.AtStop> at = cycle.stage() instanceof Stage.AtStop stop ? Optional.of(stop) : Optional.empty();
        Map<String, CriterionVerdict> seen = cycle.criteria().stream()
                .map(Criterion::id)
                .collect(Collectors.toMap(Function.identity(), _ -> new CriterionVerdict(true, null)));
        return new Command.Decide(
                by,
                cycle.stopOf(cycle.currentPhase()).name(),
                at.map(Stage.AtStop::digest).orElse("no-digest"),
                decision,
                comment,
                returnTo,
                seen,
                Optional.of(cycle.tip()));
    }

    /** The default branch contradicts the change in a text and in an image. */
    static Command conflict() {
        return new Command.ReportConflict("default-2", CONFLICTS);
    }

    /** The merge of it, made all the same. */
    static Command mergedWithConflicts(Cycle cycle) {
        return new Command.ConfirmUpdate(cycle.tip(), cycle.tip() + "-marked", "default-2", CONFLICTS);
    }

    /** The move that brings that session on when nothing goes wrong. */
    static Command next(Cycle cycle, Session session) {
        return switch (session.state()) {
            case LegState.Waiting _ -> claim(session);
            case LegState.Working _ -> submit(cycle, session);
            case LegState.Asking _ -> answerAll(cycle);
            case LegState.Failed _, LegState.Paused _ -> retry(session.id(), People.TECH_LEAD);
            case LegState.Submitted submitted ->
                throw new IllegalStateException("Nothing follows from " + submitted + " in " + cycle.stage());
        };
    }

    private static Command succeed(Cycle cycle, Stage.GitWork work) {
        String tip = cycle.tip();
        return switch (work) {
            case Stage.Advancing advancing -> new Command.ConfirmAdvance(advancing.from(), advancing.to());
            case Stage.Rebasing rebasing ->
                new Command.ConfirmRebase(rebasing.commit(), rebasing.onto(), "picked-of-" + rebasing.commit());
            case Stage.Updating updating when updating.takesConflicts() -> mergedWithConflicts(cycle);
            case Stage.Updating _ -> new Command.ConfirmUpdate(tip, tip, "default-1", List.of());
            case Stage.Preparing _ -> new Command.ConfirmPrepared(tip, "merge-of-" + tip, "default-1");
            case Stage.Merging merging -> new Command.ConfirmMerged(merging.onto(), merging.commit());
            case Stage.Closing _ -> new Command.ConfirmMerged(cycle.merged().orElseThrow(), tip);
        };
    }
}

package dev.lockstep.tracker.api;

import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.cycles.CycleState;
import dev.lockstep.tracker.cycles.GitProblems;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.domain.state.Work;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import dev.lockstep.tracker.store.ProjectRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes views of cycles. */
@ApplicationScoped
public class CycleViews {
    private final CycleRows rows;
    private final ProjectRows projects;
    private final Briefs briefs;
    private final Spending spending;
    private final EventTimes eventTimes;
    private final GitProblems problems;

    CycleViews(
            CycleRows rows,
            ProjectRows projects,
            Briefs briefs,
            Spending spending,
            EventTimes eventTimes,
            GitProblems problems) {
        this.rows = rows;
        this.projects = projects;
        this.briefs = briefs;
        this.spending = spending;
        this.eventTimes = eventTimes;
        this.problems = problems;
    }

    /** The cycle as it stands, with what it has cost. */
    @Transactional
    public CycleView of(Cycle cycle) {
        CycleRow row = rows.findById(cycle.id());
        Map<String, Spending.OfSession> spent = spending.bySession(cycle.id());
        Map<Long, Instant> times = eventTimes.of(cycle);
        return view(cycle, row, spent, times);
    }

    private CycleView view(Cycle cycle, CycleRow row, Map<String, Spending.OfSession> spent, Map<Long, Instant> times) {
        return new CycleView(
                cycle.id(),
                cycle.charter().project(),
                cycle.charter().title(),
                CycleState.of(cycle).name(),
                cycle.currentPhase().label(),
                cycle.charter().requestedBy(),
                row.createdAt,
                row.updatedAt,
                cycle.sequence(),
                NextStep.of(cycle, problems.of(cycle.id())),
                cycle.charter().defaultBranch(),
                cycle.charter().branch(),
                projects.findById(cycle.charter().project()).urlWithoutCredentials(),
                briefs.of(cycle.charter()).commands().byName(),
                cycle.charter().baseCommit(),
                cycle.tip(),
                cycle.merged().orElse(null),
                phases(cycle),
                sessions(cycle, spent),
                cycle.questions().stream().map(CycleViews::question).toList(),
                findings(cycle, times),
                cycle.criteria(),
                cycle.tasks().stream().map(task -> task(cycle, task)).toList(),
                cycle.stage() instanceof Stage.AtStop at ? stop(cycle, at) : null,
                gates(cycle, times),
                outputs(cycle),
                counts(cycle, spent),
                cycle.budget(),
                cycle.charter().workflow().solo(),
                cycle.reworkRounds(),
                cycle.charter().workflow().reworkBound(),
                cycle.baseline().orElse(null),
                cycle.charter().workflow().tasksAtOnce(),
                running(cycle),
                deployments(cycle, times));
    }

    private static List<String> running(Cycle cycle) {
        return cycle.isEnded()
                ? List.of()
                : cycle.running().stream().map(Session::id).toList();
    }

    private static List<FindingView> findings(Cycle cycle, Map<Long, Instant> times) {
        return cycle.findings().stream()
                .map(finding -> FindingView.of(finding, sequence -> Objects.requireNonNull(times.get(sequence))))
                .toList();
    }

    private static List<DeploymentView> deployments(Cycle cycle, Map<Long, Instant> times) {
        return cycle.deployments().stream()
                .map(deployment -> DeploymentView.of(deployment, times::get))
                .toList();
    }

    private static List<CycleView.GateView> gates(Cycle cycle, Map<Long, Instant> times) {
        return cycle.passed().stream()
                .map(passed -> new CycleView.GateView(
                        passed.stop(),
                        passed.hard(),
                        passed.phase().label(),
                        passed.approvedBy(),
                        passed.digest(),
                        Objects.requireNonNull(times.get(passed.sequence()))))
                .toList();
    }

    private static List<CycleView.SessionView> sessions(Cycle cycle, Map<String, Spending.OfSession> spent) {
        return cycle.sessions().stream()
                .map(session -> session(cycle, session, spent.getOrDefault(session.id(), Spending.OfSession.NOTHING)))
                .toList();
    }

    private static List<CycleView.PhaseView> phases(Cycle cycle) {
        return cycle.charter().workflow().phases().stream()
                .map(phase -> new CycleView.PhaseView(
                        phase.name().label(),
                        phase.role(),
                        state(cycle, phase.name()),
                        phase.stop().name(),
                        phase.stop().hard()))
                .toList();
    }

    private static String state(Cycle cycle, PhaseName phase) {
        int order = phase.compareTo(cycle.currentPhase());
        if (cycle.stage() instanceof Stage.Closed || order < 0) {
            return "done";
        }
        if (order > 0 || cycle.isEnded()) {
            return "ahead";
        }
        return cycle.stage() instanceof Stage.AtStop ? "waiting" : "working";
    }

    private static CycleView.SessionView session(Cycle cycle, Session session, Spending.OfSession spent) {
        Phase phase = cycle.phase(session.phase());
        Optional<Work> work = session.work();
        return new CycleView.SessionView(
                session.id(),
                session.phase().label(),
                phase.role(),
                session.service(),
                session.round(),
                session.task().map(Task::id).orElse(null),
                session.task().map(Task::title).orElse(null),
                label(session.state()),
                reason(session.state()),
                session.legs(),
                session.attemptsInAll(),
                work.map(done -> done.confidence().value()).orElse(null),
                spent.turns(),
                spent.used().tokens(),
                spent.used().cost(),
                spent.used().seconds(),
                session.stale(),
                work.map(Work::commit).orElse(null),
                work.map(Work::codeTree).orElse(null),
                work.map(Work::evidence).orElse(List.of()),
                work.map(Work::verdicts).orElse(List.of()));
    }

    private static String label(LegState state) {
        return state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static CycleView.TaskView task(Cycle cycle, Task task) {
        Optional<Session> session = cycle.currentIn(PhaseName.IMPLEMENTATION).stream()
                .filter(one -> one.task().map(Task::id).equals(Optional.of(task.id())))
                .reduce((earlier, later) -> later);
        return new CycleView.TaskView(
                task.id(),
                task.title(),
                task.criteria(),
                task.needs(),
                task.files(),
                task.check(),
                task.risk(),
                task.effort(),
                task.description(),
                session.map(one -> label(one.state())).orElse("ahead"),
                session.map(Session::id).orElse(null));
    }

    private static @Nullable String reason(LegState state) {
        return switch (state) {
            case LegState.Failed failed -> failed.reason();
            case LegState.Paused paused -> paused.reason();
            case LegState.Waiting _, LegState.Working _, LegState.Asking _, LegState.Submitted _ -> null;
        };
    }

    private static CycleView.QuestionView question(AskedQuestion question) {
        Optional<AskedQuestion.Answer> answer = question.answer();
        return new CycleView.QuestionView(
                question.id(),
                question.session(),
                question.question().text(),
                question.question().why(),
                question.question().options(),
                question.question().recommendation(),
                question.question().assumption(),
                question.isOpen(),
                answer.map(AskedQuestion.Answer::text).orElse(null),
                answer.map(AskedQuestion.Answer::assumptionAccepted).orElse(false),
                answer.map(AskedQuestion.Answer::by).orElse(null));
    }

    /** What waits at a stop, and who may decide. */
    static CycleView.StopView stop(Cycle cycle, Stage.AtStop at) {
        Stop stop = cycle.stopOf(at.phase());
        return new CycleView.StopView(
                at.stop(),
                stop.hard(),
                at.phase().label(),
                at.digest(),
                at.subject(),
                new TreeSet<>(stop.roles()),
                stop.approvals(),
                stop.fourEyes() && !cycle.charter().workflow().solo(),
                at.approvedBy());
    }

    private static List<Artifact> outputs(Cycle cycle) {
        Map<String, Artifact> latest = new TreeMap<>();
        cycle.current().stream()
                .flatMap(session -> session.work().stream())
                .flatMap(work -> work.artifacts().stream())
                .forEach(artifact -> latest.put(artifact.path(), artifact));
        return List.copyOf(latest.values());
    }

    private CycleView.Counts counts(Cycle cycle, Map<String, Spending.OfSession> spent) {
        Amounts used = Spending.total(spent);
        return new CycleView.Counts(
                cycle.sessions().size(),
                cycle.sessions().stream().mapToInt(Session::legs).sum(),
                spent.values().stream().mapToLong(Spending.OfSession::turns).sum(),
                cycle.questions().size(),
                used.tokens(),
                used.cost(),
                used.seconds(),
                spending.commits(cycle.id()));
    }
}

package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.Inherited;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Charter;
import dev.lockstep.tracker.domain.state.Deployment;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One change on its way through the workflow: the sum of its events.
 *
 * @param sequence how many events it has had
 * @param tip the last commit of its branch
 * @param base the last commit of the default branch that its branch holds
 * @param merged the commit that it became on the default branch, once it has
 * @param preparedOnto the default-branch commit that the prepared merge commit was built on
 * @param baseline how the project's tests ended before any code was changed, once a session has seen it
 * @param deployments what was reported of the merged commit, oldest first
 * @param budget what its sessions may use together, with what people have granted since
 */
public record Cycle(
        Charter charter,
        long sequence,
        Stage stage,
        String tip,
        String base,
        Optional<String> prepared,
        Optional<String> preparedOnto,
        Optional<String> merged,
        List<Session> sessions,
        List<AskedQuestion> questions,
        List<Criterion> criteria,
        List<Task> tasks,
        List<Finding> findings,
        List<PassedStop> passed,
        Optional<Baseline> baseline,
        List<Deployment> deployments,
        CycleBudget budget) {

    /**
     * The state that a whole log adds up to.
     *
     * @throws IllegalArgumentException when the log is empty or does not begin with the request
     */
    public static Cycle of(UUID id, List<CycleEvent> log) {
        if (log.isEmpty() || !(log.getFirst() instanceof CycleEvent.CycleRequested requested)) {
            throw new IllegalArgumentException("The log of cycle " + id + " does not begin with its request");
        }
        Cycle cycle = begun(id, requested);
        for (CycleEvent event : log.subList(1, log.size())) {
            cycle = cycle.after(event);
        }
        return cycle;
    }

    /** The state after its first event. */
    static Cycle begun(UUID id, CycleEvent.CycleRequested e) {
        Charter charter = new Charter(
                id,
                e.project(),
                e.title(),
                e.requestDigest(),
                e.requestedBy(),
                e.workflow(),
                e.templates(),
                e.defaultBranch(),
                e.baseCommit(),
                e.branch());
        Stage stage = new Stage.Working(e.workflow().phases().getFirst().name());
        return new Cycle(
                charter,
                1,
                stage,
                e.baseCommit(),
                e.baseCommit(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.ofNullable(e.budget()).orElse(CycleBudget.DEFAULT));
    }

    /** The state after one more event. */
    public Cycle after(CycleEvent event) {
        return new Fold(this).apply(event);
    }

    public UUID id() {
        return charter.id();
    }

    public boolean isEnded() {
        return stage instanceof Stage.Ended;
    }

    public Phase phase(PhaseName name) {
        return charter.workflow().phase(name);
    }

    public Stop stopOf(PhaseName name) {
        return phase(name).stop();
    }

    /** The phase that the cycle is in; the last one that it was in once it has ended. */
    public PhaseName currentPhase() {
        return switch (stage) {
            case Stage.Working working -> working.phase();
            case Stage.AtStop stop -> stop.phase();
            case Stage.Landing landing -> landing.phase();
            case Stage.Updating updating -> updating.before();
            case Stage.Preparing _, Stage.Merging _ -> PhaseName.FINAL_VERIFICATION;
            case Stage.Closing _, Stage.Closed _ -> PhaseName.POST_MORTEM;
            case Stage.Cancelled _ ->
                sessions.isEmpty()
                        ? PhaseName.PRODUCT_SPECIFICATION
                        : sessions.getLast().phase();
        };
    }

    public Optional<Session> session(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** The paths in which a session is to bring the change and the default branch together; none if it has another task. */
    public List<String> conflictsOf(Session session) {
        return PlannedTasks.conflictsOf(this, session);
    }

    /** The open finding that a session of implementation is to fix, if that is its task. */
    public Optional<Finding> findingToFix(Session session) {
        return PlannedTasks.findingOf(session).flatMap(id -> openFindings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst());
    }

    /** What failed when a session of implementation began, as far as it may leave that to later tasks. */
    public Optional<Inherited> inherited(Session session) {
        return InheritedFailures.of(this, session);
    }

    /** The session whose latest leg is that one. */
    public Optional<Session> sessionOfLeg(String leg) {
        return sessions.stream()
                .filter(session -> session.state().leg().equals(leg))
                .findFirst();
    }

    /** Sessions whose work still counts, oldest first. */
    public List<Session> current() {
        return sessions.stream().filter(session -> !session.stale()).toList();
    }

    public List<Session> currentIn(PhaseName phase) {
        return current().stream().filter(session -> session.phase() == phase).toList();
    }

    /**
     * Sessions that are to do something yet, or whose work is still to land; more than one only where tasks are built side by
     * side.
     */
    public List<Session> running() {
        return current().stream().filter(session -> !session.ground().landed()).toList();
    }

    /** The number of the pass through a phase that began last; 0 when it has not begun. */
    public int round(PhaseName phase) {
        return sessions.stream()
                .filter(session -> session.phase() == phase)
                .mapToInt(Session::round)
                .max()
                .orElse(0);
    }

    /** How often implementation has begun again after its first pass. */
    public int reworkRounds() {
        return Math.max(0, round(PhaseName.IMPLEMENTATION) - 1);
    }

    public List<Finding> openFindings() {
        return findings.stream()
                .filter(finding -> finding.state() == Finding.State.OPEN)
                .toList();
    }

    public List<Finding> openBlockers() {
        return openFindings().stream()
                .filter(finding -> finding.severity() == Severity.BLOCKER)
                .toList();
    }

    /** The open blockers that shut a phase's stop. One that was found later is what the cycle was sent back to fix. */
    public List<Finding> blockersAt(PhaseName phase) {
        return openBlockers().stream()
                .filter(finding -> finding.foundIn().compareTo(phase) <= 0)
                .toList();
    }

    public List<AskedQuestion> openQuestions() {
        return questions.stream().filter(AskedQuestion::isOpen).toList();
    }

    /** The last time that the cycle passed that phase's stop, unless it was since sent back before it. */
    public Optional<PassedStop> passed(PhaseName phase) {
        return passed.reversed().stream().filter(stop -> stop.phase() == phase).findFirst();
    }
}

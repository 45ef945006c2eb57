package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** A cycle that is driven to any point through commands alone, with its log. */
final class DrivenCycle {
    static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final int ENOUGH_STEPS = 500;

    private final List<CycleEvent> log;
    private Cycle cycle;

    private DrivenCycle(Workflow workflow) {
        CycleEvent.CycleRequested request = new CycleEvent.CycleRequested(
                "calculator",
                "Add percentages",
                "request-digest",
                People.REQUESTER.name(),
                workflow,
                List.of(new Subject.TemplateUsed("sessions/product-specification.md", "template-digest")),
                "main",
                "base",
                "refs/heads/lockstep/" + ID,
                null);
        log = new ArrayList<>(Decider.begin(ID, request));
        cycle = Cycle.of(ID, log);
    }

    static DrivenCycle begun() {
        return new DrivenCycle(Workflows.standard());
    }

    static DrivenCycle begun(Workflow workflow) {
        return new DrivenCycle(workflow);
    }

    Cycle state() {
        return cycle;
    }

    List<CycleEvent> log() {
        return List.copyOf(log);
    }

    Outcome outcomeOf(Command command) {
        return Decider.decide(cycle, command);
    }

    /** Carries the command out, if it is accepted. */
    Outcome tries(Command command) {
        Outcome outcome = outcomeOf(command);
        if (outcome instanceof Outcome.Accepted accepted) {
            for (CycleEvent event : accepted.events()) {
                cycle = cycle.after(event);
            }
            log.addAll(accepted.events());
        }
        return outcome;
    }

    /** Carries the command out, which must be accepted, and returns what came of it. */
    List<CycleEvent> does(Command command) {
        Outcome outcome = tries(command);
        assertThat(outcome).as("outcome of %s", command).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).events();
    }

    /** As {@link #does}, with a command that depends on the state. */
    List<CycleEvent> does(Function<Cycle, Command> move) {
        return does(move.apply(cycle));
    }

    /** As {@link #does}, to go on from there. */
    DrivenCycle after(Function<Cycle, Command> move) {
        does(move);
        return this;
    }

    /** Why the command is refused, which it must be. */
    Rejection refusalOf(Function<Cycle, ? extends Command> move) {
        Outcome outcome = outcomeOf(move.apply(cycle));
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected) outcome).rejection();
    }

    /** Lets everything go well until the condition holds. */
    DrivenCycle until(Predicate<Cycle> condition) {
        for (int steps = 0; !condition.test(cycle); steps++) {
            assertThat(steps).as("steps without getting there").isLessThan(ENOUGH_STEPS);
            does(Moves.next(cycle));
        }
        return this;
    }

    DrivenCycle until(Class<? extends Stage> stage) {
        return until(state -> stage.isInstance(state.stage()));
    }

    /** To where a worker holds a session of that phase. */
    DrivenCycle toWorkIn(PhaseName phase) {
        return until(state -> state.currentPhase() == phase
                && state.stage() instanceof Stage.Working
                && Moves.latest(state).state() instanceof LegState.Working);
    }

    DrivenCycle toStopOf(PhaseName phase) {
        return until(state -> state.stage() instanceof Stage.AtStop at && at.phase() == phase);
    }

    Stage.AtStop stop() {
        assertThat(cycle.stage()).isInstanceOf(Stage.AtStop.class);
        return (Stage.AtStop) cycle.stage();
    }

    static List<String> namesOf(List<CycleEvent> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }
}

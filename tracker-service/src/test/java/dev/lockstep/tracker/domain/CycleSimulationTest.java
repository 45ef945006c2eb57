package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.tracker.domain.command.Command;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cycles under random people, workers and repositories, with lost commands, repeats and late arrivals. A failure names
 * its seed; {@code -Dcycle.simulation.seed=42} runs that one alone.
 */
class CycleSimulationTest {
    private static final int SEEDS = 250;
    private static final int STEPS = 110;
    private static final int ENOUGH_STEPS = 500;

    static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("cycle.simulation.seed"))
                .map(LongStream::of)
                .orElseGet(() -> LongStream.range(0, SEEDS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theInvariantsHoldAtEveryStepAndTheCycleEnds(long seed) {
        RandomMoves moves = new RandomMoves(seed);
        DrivenCycle driven = DrivenCycle.begun(moves.workflow());

        for (int step = 0; step < STEPS && !driven.state().isEnded(); step++) {
            Command command = moves.next(driven.state());
            if (moves.isLost()) {
                driven.outcomeOf(command);
            } else {
                driven.tries(command);
            }
            CycleInvariants.check(driven);
            assertThat(driven.state().isEnded() || leadsOn(driven))
                    .as("stuck at %s", driven.state().stage())
                    .isTrue();
        }

        drain(driven);
        CycleInvariants.check(driven);
        // What the organization deploys is told after the end too.
        assertThat(moves.told())
                .filteredOn(told -> !(told instanceof Command.ReportDeployment))
                .allSatisfy(late -> assertThat(driven.outcomeOf(late)).isInstanceOf(Outcome.Rejected.class));
    }

    @Test
    void theSimulationReachesEveryKindOfEventAndReturnsOfBothKinds() {
        Set<String> seen = new TreeSet<>();
        Set<String> returnedBy = new TreeSet<>();

        for (long seed = 0; seed < SEEDS; seed++) {
            RandomMoves moves = new RandomMoves(seed);
            DrivenCycle driven = DrivenCycle.begun(moves.workflow());
            for (int step = 0; step < STEPS && !driven.state().isEnded(); step++) {
                driven.tries(moves.next(driven.state()));
            }
            seen.addAll(DrivenCycle.namesOf(driven.log()));
            driven.log().forEach(event -> {
                if (event instanceof CycleEvent.WorkReturned returned) {
                    returnedBy.add(returned.by());
                }
            });
        }

        assertThat(seen)
                .containsAll(Stream.of(CycleEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
        assertThat(returnedBy).contains("on_blockers, set by tess", "tess", "olga");
    }

    /** Whether somebody can bring the cycle on: by the next move, or by waiving what shuts the stop. */
    private static boolean leadsOn(DrivenCycle driven) {
        return Stream.of(Moves.next(driven.state()), waiver(driven.state()))
                .map(driven::outcomeOf)
                .anyMatch(outcome -> outcome instanceof Outcome.Accepted accepted
                        && !accepted.events().isEmpty());
    }

    private static void drain(DrivenCycle driven) {
        for (int step = 0; !driven.state().isEnded(); step++) {
            assertThat(step)
                    .as("steps without an end, at %s", driven.state().stage())
                    .isLessThan(ENOUGH_STEPS);
            if (driven.tries(Moves.next(driven.state())) instanceof Outcome.Rejected) {
                driven.does(waiver(driven.state()));
            }
        }
    }

    private static Command waiver(Cycle cycle) {
        String finding =
                cycle.openBlockers().stream().map(Finding::id).findFirst().orElse("none");
        return new Command.WaiveFinding(People.TECH_LEAD, finding, "It can wait");
    }
}

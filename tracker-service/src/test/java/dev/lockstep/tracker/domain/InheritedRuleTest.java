package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.tracker.domain.command.Inherited;
import dev.lockstep.tracker.domain.policy.InheritedRule;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may still fail after a task that later tasks of repair follow. {@code O#o} failed before the cycle too. */
class InheritedRuleTest {
    private static final Optional<Baseline> OLD =
            Optional.of(Baseline.of(new ObservedRun().failing("O#o").seen()));
    private static final ObservedRun FOUND = new ObservedRun().failing("A#a", "B#b", "O#o");
    private static final boolean REPAIRS = true;
    private static final boolean BESIDE = false;

    private static Arguments row(String what, Evidence run, Evidence found, boolean repairs, boolean excused) {
        return arguments(named(what, run), new Inherited(found, repairs), excused);
    }

    private static Arguments row(String what, ObservedRun run, boolean repairs, boolean excused) {
        return row(what, run.seen(), FOUND.seen(), repairs, excused);
    }

    private static ObservedRun failing(String... tests) {
        return new ObservedRun().failing(tests);
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                row("one of two repaired", failing("B#b", "O#o"), REPAIRS, true),
                row("both repaired, the old one left", failing("O#o"), REPAIRS, true),
                row("one repaired, with more tests", failing("B#b").of(12), REPAIRS, true),
                row("nothing repaired", FOUND, REPAIRS, false),
                row("only what failed before the cycle repaired", failing("A#a", "B#b"), REPAIRS, false),
                row("one repaired and another broken", failing("B#b", "C#c", "O#o"), REPAIRS, false),
                row("a new failure in the place of the repaired", failing("B#b", "C#c"), REPAIRS, false),
                row("one repaired, with fewer tests", failing("B#b").of(9), REPAIRS, false),
                row("one repaired, with another exit code", failing("B#b").exit(2), REPAIRS, false),
                row("one repaired, stopped for its time", failing("B#b").stopped(), REPAIRS, false),
                row("one repaired, by another command's text", failing("B#b").by("make fast"), REPAIRS, false),
                row("one repaired, in a run of one test", failing("B#b").named("test-one"), REPAIRS, false),
                row("not all that fail are named", failing("B#b").andMore(1), REPAIRS, false),
                row("failed without a name", new ObservedRun().exit(1), REPAIRS, false),
                row("not counted", failing("B#b").uncounted(), FOUND.seen(), REPAIRS, false),
                row(
                        "not all named when it began",
                        failing("B#b").seen(),
                        FOUND.andMore(1).seen(),
                        REPAIRS,
                        false),
                row("a task with no test of its own leaves all", FOUND, BESIDE, true),
                row("a task with no test of its own breaks one", failing("A#a", "C#c"), BESIDE, false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("runs")
    void aRunIsHeldAgainstWhatFailedWhenTheTaskBegan(Evidence run, Inherited inherited, boolean excused) {
        assertThat(InheritedRule.isExcused(run, inherited, OLD)).isEqualTo(excused);
    }
}

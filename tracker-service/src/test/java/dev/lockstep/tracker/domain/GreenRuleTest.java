package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.tracker.domain.policy.GreenRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A run counts as passed if it passed, or if it fails in nothing but what failed before the cycle. */
class GreenRuleTest {
    private static final ObservedRun OLD = new ObservedRun().failing("A#a", "B#b");

    private static Arguments row(String what, Evidence run, Evidence before, boolean green) {
        return arguments(named(what, run), Optional.of(Baseline.of(before)), green);
    }

    private static Arguments row(String what, ObservedRun run, ObservedRun before, boolean green) {
        return row(what, run.seen(), before.seen(), green);
    }

    static Stream<Arguments> runs() {
        String cut = "x".repeat(Reported.Failures.LONGEST - 1) + "…";
        String[] many = IntStream.range(0, 50).mapToObj(i -> "M#" + i).toArray(String[]::new);
        return Stream.of(
                row("passed where it passed before", new ObservedRun(), new ObservedRun(), true),
                row("passed where tests failed before", new ObservedRun(), OLD, true),
                row("the same failures", OLD, OLD, true),
                row("the same failures in another order", new ObservedRun().failing("B#b", "A#a"), OLD, true),
                row("one of the old failures repaired", new ObservedRun().failing("B#b"), OLD, true),
                row("more tests, the same failures", OLD.of(11), OLD, true),
                row("fewer tests, the same failures", OLD.of(9), OLD, false),
                row("a new failure beside the old", new ObservedRun().failing("A#a", "B#b", "C#c"), OLD, false),
                row("a new failure in the place of an old", new ObservedRun().failing("A#a", "C#c"), OLD, false),
                row("a failure where all passed before", new ObservedRun().failing("A#a"), new ObservedRun(), false),
                row("another exit code", OLD.exit(2), OLD, false),
                row("stopped for its time", OLD.stopped(), OLD, false),
                row("the baseline was stopped for its time", OLD, OLD.stopped(), false),
                row("another command's text", OLD.by("make test-all"), OLD, false),
                row("another command", OLD.named("build"), OLD, false),
                row("one test only", OLD.named("test-one"), OLD, false),
                row("failed without a name", new ObservedRun().exit(1), OLD, false),
                row("failed without a name, as before", new ObservedRun().exit(1), new ObservedRun().exit(1), false),
                row("more failed than are named", OLD.counting(3), OLD, false),
                row("more failed before than are named", OLD, OLD.counting(3), false),
                row(
                        "failures beyond the names",
                        new ObservedRun().failing(many).andMore(1),
                        new ObservedRun().failing(many),
                        false),
                row(
                        "beyond the names before",
                        new ObservedRun().failing(many),
                        new ObservedRun().failing(many).andMore(1),
                        false),
                row("a name that is cut", new ObservedRun().failing(cut), new ObservedRun().failing(cut), false),
                row("a name twice", new ObservedRun().failing("A#a", "A#a"), OLD, false),
                row("not counted", OLD.uncounted(), OLD.seen(), false),
                row("not counted before", OLD.seen(), OLD.uncounted(), false));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("runs")
    void aRunIsHeldAgainstWhatFailedBefore(Evidence run, Optional<Baseline> before, boolean green) {
        assertThat(GreenRule.isGreen(run, before)).isEqualTo(green);
        assertThat(GreenRule.oldFailures(run, before))
                .isEqualTo(green && !run.passed() ? run.namedFailures() : List.of());
    }

    @Test
    void withoutABaselineOnlyAPassIsGreen() {
        assertThat(GreenRule.isGreen(new ObservedRun().seen(), Optional.empty()))
                .isTrue();
        assertThat(GreenRule.isGreen(OLD.seen(), Optional.empty())).isFalse();
    }
}

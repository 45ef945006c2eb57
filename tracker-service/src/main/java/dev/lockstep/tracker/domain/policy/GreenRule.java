package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.workflow.Commands;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run counts as passed: it passed, or it is a run of the tests that fails in nothing but what failed before the
 * cycle changed any code. So an old failure is not blamed on the change, and a new one is never excused by it.
 */
public final class GreenRule {
    private GreenRule() {}

    /** Whether the run counts as passed. */
    public static boolean isGreen(Evidence run, Optional<Baseline> baseline) {
        return run.passed() || failsAsBefore(run, baseline);
    }

    /** What a green run stands on: the tests that failed in it and before the cycle. */
    public static List<String> oldFailures(Evidence run, Optional<Baseline> baseline) {
        return !run.passed() && failsAsBefore(run, baseline) ? run.namedFailures() : List.of();
    }

    /** What failed in the run and did not before the cycle, as far as reports name it. */
    static List<String> newFailures(Evidence run, Optional<Baseline> baseline) {
        return baseline.filter(Baseline::complete)
                .map(before -> run.namedFailures().stream()
                        .filter(name -> !before.failures().contains(name))
                        .toList())
                .orElse(List.of());
    }

    private static boolean failsAsBefore(Evidence run, Optional<Baseline> baseline) {
        return baseline.filter(before -> failsAsBefore(run, before)).isPresent();
    }

    /** Whether it is a run of the same tests that fails in nothing but what failed then, and every failure has its name. */
    static boolean failsAsBefore(Evidence run, Baseline before) {
        return run.name().equals(Commands.TEST)
                && run.namesAllFailures()
                && before.complete()
                && run.command().equals(before.command())
                && run.exitCode() == before.exitCode()
                && before.failures().containsAll(run.namedFailures())
                && ranAsMany(run, before);
    }

    /** Fewer tests may mean that some could not be compiled or were left out, which no name of a failure shows. */
    private static boolean ranAsMany(Evidence run, Baseline before) {
        return run.tests() != null
                && before.tests() != null
                && run.tests().run() >= before.tests().run();
    }
}

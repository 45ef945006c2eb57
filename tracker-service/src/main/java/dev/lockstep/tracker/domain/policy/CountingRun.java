package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which run of a command counts: the last, and of a call that made several the worst. So tests that fail now and then are
 * not passed by the luck of the last time.
 */
public final class CountingRun {
    private CountingRun() {}

    /** Of these runs of one command, oldest first: the first of the last call that is not green, else one that failed. */
    public static Optional<Evidence> of(List<Evidence> runs, Predicate<Evidence> green) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        List<Evidence> call = callOf(runs.getLast(), runs);
        return call.stream()
                .filter(run -> !green.test(run))
                .findFirst()
                .or(() -> call.stream().filter(run -> !run.passed()).findFirst())
                .or(() -> Optional.of(runs.getLast()));
    }

    /** The runs of the call that made this one, the only one among them where it made no other. */
    public static List<Evidence> callOf(Evidence run, List<Evidence> runs) {
        return run.series() == null
                ? List.of(run)
                : runs.stream()
                        .filter(other -> Objects.equals(other.series(), run.series()))
                        .toList();
    }

    /** That its call passed in some runs and not in others, for the end of a clause; empty where that is not so. */
    static String flakiness(Evidence run, List<Evidence> runs) {
        List<Evidence> call = callOf(run, runs);
        long passed = call.stream().filter(Evidence::passed).count();
        return passed == 0 || passed == call.size()
                ? ""
                : " (flaky: " + passed + " of " + call.size() + " runs of that call passed)";
    }
}

package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.Baseline;
import java.util.Optional;

/** How the project's tests ended before the cycle changed any code, in words for a session. */
public final class BaselineText {
    private BaselineText() {}

    /** Empty when they passed: then a session need not think of it. */
    public static Optional<String> of(Baseline baseline) {
        if (baseline.passed()) {
            return Optional.empty();
        }
        String ended = "Before this cycle changed any code, the project's test command ended with exit code "
                + baseline.exitCode() + (baseline.timedOut() ? " (stopped for its time)" : "") + ".";
        return Optional.of(baseline.complete() ? ended + named(baseline) : ended + unnamed(baseline));
    }

    private static String named(Baseline baseline) {
        return " These tests failed before this cycle:\n" + names(baseline)
                + "\nThey are not yours to repair unless your task says so. A run of all tests that fails in nothing else,"
                + " with the same exit code and no fewer tests, counts as passed; any other failure is new.";
    }

    private static String unnamed(Baseline baseline) {
        return baseline.failures().isEmpty()
                ? " No report names all tests that failed, so that nothing is excused by it."
                : " Among those that failed before this cycle are:\n" + names(baseline)
                        + "\nNot all are named, so that nothing is excused by it.";
    }

    private static String names(Baseline baseline) {
        return String.join("\n", baseline.failures());
    }
}

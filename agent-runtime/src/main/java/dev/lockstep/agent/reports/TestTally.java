package dev.lockstep.agent.reports;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported.Failures;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts test cases and remembers the names of those that failed, each once and fit to be shown. */
final class TestTally {
    /** Names beyond these are not told apart any more. */
    private static final int MOST_TOLD_APART = 10_000;

    private final Set<String> names = new LinkedHashSet<>();
    private int run;
    private int failures;
    private int skips;
    private boolean any;

    /** A report was read, with or without tests in it. */
    void begin() {
        any = true;
    }

    void add(String name, boolean failed, boolean skipped) {
        if (failed) {
            failures++;
            if (names.size() < MOST_TOLD_APART) {
                names.add(OneLine.of(name, Failures.LONGEST));
            }
        }
        if (skipped && !failed) {
            skips++;
        } else {
            run++;
        }
    }

    boolean isEmpty() {
        return !any;
    }

    TestCounts counts() {
        return new TestCounts(run, failures, skips);
    }

    Failures failures() {
        List<String> shown = names.stream().limit(Failures.MOST).toList();
        int beyond = names.size() < MOST_TOLD_APART ? names.size() : failures;
        return new Failures(shown, beyond - shown.size());
    }
}

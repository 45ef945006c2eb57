package dev.lockstep.contracts.legs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reports say that a build itself wrote while its command ran. They are written in the sandbox, so code that a
 * model wrote can forge them: they say which tests failed and where coverage is thin, and never that a run passed. Where
 * tests failed before the cycle, they say whether a failed run shows the same; a person at a stop sees which those are.
 *
 * @param failures by JUnit XML; null where there was none
 * @param warnings by SARIF; null where there was none
 * @param coverage by JaCoCo or Cobertura XML; null where there was none
 */
public record Reported(
        @Nullable Failures failures,
        @Nullable Warnings warnings,
        @Nullable Coverage coverage) {

    /**
     * The failed tests.
     *
     * @param names class or file, and test, at most {@link #MOST} of {@link #LONGEST} UTF-16 units each
     * @param more how many failed besides these
     */
    public record Failures(List<String> names, int more) {
        public static final int MOST = 50;
        public static final int LONGEST = 200;

        /** Whether so many failed, at least one, and each has a name of its own that is not cut. */
        boolean areAll(int failed) {
            return failed > 0
                    && more == 0
                    && names.size() == failed
                    && names.stream().distinct().count() == failed
                    && names.stream().noneMatch(Failures::mayBeCut);
        }

        /** Then it may be the beginning of several tests' names. */
        private static boolean mayBeCut(String name) {
            return name.length() >= LONGEST - 1;
        }
    }

    /** How many results of static analysis there are of each level. */
    public record Warnings(int errors, int warnings, int notes) {}

    /** Lines that tests reached or did not: of those that the cycle changed, and of all. */
    public record Coverage(Lines changed, Lines total) {}

    /** How many lines with code were run, and how many were not. */
    public record Lines(int covered, int missed) {}

    /** The same without the names, which take the most room: only how many failed. */
    Reported withoutNames() {
        return failures == null
                ? this
                : new Reported(new Failures(List.of(), failures.names().size() + failures.more()), warnings, coverage);
    }
}

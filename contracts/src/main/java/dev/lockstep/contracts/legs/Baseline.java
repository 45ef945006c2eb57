package dev.lockstep.contracts.legs;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the project's tests ended before a cycle changed any code.
 *
 * @param codeTree the {@linkplain dev.lockstep.contracts.CodeTree code tree} that they ran on: no session had built anything
 * @param failures the tests that failed, named as in {@link Reported.Failures}
 * @param complete whether {@code failures} is all that failed, each told apart; then a later run can be held against it
 * @param logDigest SHA-256 of the kept output's UTF-8 bytes; the tracker has them
 */
public record Baseline(
        String codeTree,
        String command,
        int exitCode,
        boolean timedOut,
        @Nullable TestCounts tests,
        List<String> failures,
        boolean complete,
        String logDigest) {

    /** What a run on that code showed. */
    public static Baseline of(Evidence run) {
        List<String> failures = run.namedFailures();
        return new Baseline(
                run.codeTree(),
                run.command(),
                run.exitCode(),
                run.timedOut(),
                run.tests(),
                failures,
                (run.passed() && failures.isEmpty()) || run.namesAllFailures(),
                run.logDigest());
    }

    /** Whether the tests passed. */
    public boolean passed() {
        return exitCode == 0 && !timedOut;
    }
}

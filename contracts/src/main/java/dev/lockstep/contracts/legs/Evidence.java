package dev.lockstep.contracts.legs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the machine itself observed when it ran one of the project's commands.
 *
 * @param id {@code E1}, {@code E2}, … within the session; {@link #BASELINE} for the run of a baseline
 * @param name the command's name in the project, one of {@link dev.lockstep.contracts.workflow.Commands#NAMES}
 * @param codeTree the {@linkplain dev.lockstep.contracts.CodeTree code tree} that it ran on
 * @param tests by the JUnit XML of that run, else by what it printed; null where neither says anything
 * @param reported null where the build wrote no report
 * @param logDigest SHA-256 of the kept output's UTF-8 bytes; the tracker has them
 * @param truncated whether output was dropped from the middle because it was too long
 * @param series the id of the first run of the call that made this one and others; null where it made one, and within a turn
 */
public record Evidence(
        String id,
        String name,
        String command,
        int exitCode,
        boolean timedOut,
        String codeTree,
        @Nullable TestCounts tests,
        @Nullable Reported reported,
        String logDigest,
        boolean truncated,
        long millis,
        @Nullable String series) {
    /** The id of the run that the machine makes before the session begins. */
    public static final String BASELINE = "E0";

    /** A run that is the only one of its call. */
    public Evidence(
            String id,
            String name,
            String command,
            int exitCode,
            boolean timedOut,
            String codeTree,
            @Nullable TestCounts tests,
            @Nullable Reported reported,
            String logDigest,
            boolean truncated,
            long millis) {
        this(id, name, command, exitCode, timedOut, codeTree, tests, reported, logDigest, truncated, millis, null);
    }

    /** How many tests ran, and how they ended. */
    public record TestCounts(int run, int failed, int skipped) {}

    /** Whether it ended by itself with exit code 0. What tests and reports say turns no other code into a pass. */
    public boolean passed() {
        return exitCode == 0 && !timedOut;
    }

    /** The failed tests that a report names; empty where none does. */
    public List<String> namedFailures() {
        return failures().map(Reported.Failures::names).orElse(List.of());
    }

    /** Whether tests failed, it ended by itself, and every one that failed has a whole name of its own. */
    public boolean namesAllFailures() {
        return !timedOut
                && tests != null
                && failures().filter(named -> named.areAll(tests.failed())).isPresent();
    }

    private Optional<Reported.Failures> failures() {
        return Optional.ofNullable(reported).map(Reported::failures);
    }

    /** The same with the failed tests counted, not named. */
    public Evidence withoutNames() {
        return reported == null ? this : with(reported.withoutNames(), series);
    }

    /** The same as one of several runs of a call, of which that was the first. */
    public Evidence inSeries(String first) {
        return with(reported, first);
    }

    private Evidence with(@Nullable Reported reports, @Nullable String first) {
        return new Evidence(
                id, name, command, exitCode, timedOut, codeTree, tests, reports, logDigest, truncated, millis, first);
    }
}

package dev.lockstep.contracts.legs;

import org.jspecify.annotations.Nullable;

/**
 * What the machine itself observed when it ran one of the project's commands.
 *
 * @param id {@code E1}, {@code E2}, … within the session
 * @param name the command's name in the project, one of {@link dev.lockstep.contracts.workflow.Commands#NAMES}
 * @param codeTree the {@linkplain dev.lockstep.contracts.CodeTree code tree} that it ran on
 * @param logDigest SHA-256 of the kept output's UTF-8 bytes; the tracker has them
 * @param truncated whether output was dropped from the middle because it was too long
 */
public record Evidence(
        String id,
        String name,
        String command,
        int exitCode,
        boolean timedOut,
        String codeTree,
        @Nullable TestCounts tests,
        String logDigest,
        boolean truncated,
        long millis) {

    /** How many tests ran, and how they ended. */
    public record TestCounts(int run, int failed, int skipped) {}

    /** Whether it ended by itself with exit code 0. */
    public boolean passed() {
        return exitCode == 0 && !timedOut;
    }
}

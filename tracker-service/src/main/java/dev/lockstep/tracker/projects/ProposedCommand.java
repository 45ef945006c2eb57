package dev.lockstep.tracker.projects;

/**
 * A command that a repository seems to use. A person confirms it before anything is run.
 *
 * @param name what it is for, as in {@link dev.lockstep.contracts.workflow.Commands}
 * @param command for a POSIX shell in the repository's folder; only {@code setup} may use the network
 * @param seenIn the file that shows it
 */
public record ProposedCommand(String name, String command, String seenIn) {}

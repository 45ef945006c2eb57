package dev.lockstep.agent.commands;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code .git} of a workspace: readable, but a hook or a filter planted there would run outside the sandbox. */
final class ProtectedGit {
    private ProtectedGit() {}

    /**
     * What a sandbox must show read-only; empty where there is none.
     *
     * @throws CommandRefusedException when it is a link
     */
    static Optional<Path> of(Path workspace) {
        Path git = workspace.resolve(".git");
        if (Files.isSymbolicLink(git)) {
            throw new CommandRefusedException(
                    "The workspace's .git is a symbolic link, which cannot be protected. Make it a folder.");
        }
        return Files.exists(git, LinkOption.NOFOLLOW_LINKS) ? Optional.of(git) : Optional.empty();
    }
}

package dev.lockstep.agent.workspace;

import dev.lockstep.contracts.legs.ClaimedLeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ObjectId;

/** Makes workspaces under the data directory: one folder per attempt, one mirror and one cache per project. */
public final class Workspaces {
    private final Path dataDir;
    private final Optional<String> gitToken;
    private final Clock clock;

    public Workspaces(Path dataDir, Optional<String> gitToken, Clock clock) {
        this.dataDir = dataDir.toAbsolutePath().normalize();
        this.gitToken = gitToken;
        this.clock = clock;
    }

    /**
     * Checks out where the leg stands. {@code mayPush} is called before each push and throws when the attempt may push
     * no more.
     *
     * @throws WorkspaceException when the repository can't be read
     * @throws InterruptedException while waiting for another leg of the project to fetch
     */
    public Workspace open(ClaimedLeg leg, Runnable mayPush) throws InterruptedException {
        GitRemote remote = new GitRemote(leg.repository().url(), gitToken);
        try {
            ProjectMirror mirror = new ProjectMirror(dataDir.resolve("mirrors"), remote);
            ObjectId commit = mirror.fetch(leg);
            Path cache = dataDir.resolve("caches").resolve(leg.repository().project());
            Files.createDirectories(cache);
            return open(leg, mirror, commit, cache, remote, mayPush);
        } catch (IOException | GitAPIException | JGitInternalException e) {
            throw new WorkspaceException(
                    "Could not check out project %s from %s: %s"
                            .formatted(leg.repository().project(), remote, e.getMessage()),
                    e);
        }
    }

    private Workspace open(
            ClaimedLeg leg, ProjectMirror mirror, ObjectId commit, Path cache, GitRemote remote, Runnable mayPush)
            throws IOException, GitAPIException {
        WorkspaceFolder folder =
                WorkspaceFolder.create(attempts().resolve("%s-%s-%d".formatted(leg.cycle(), leg.leg(), leg.attempt())));
        try {
            GitTree tree = GitTree.checkOut(folder, mirror, commit);
            return new GitWorkspace(leg, folder, cache, tree, commit, remote, mayPush, clock);
        } catch (IOException | GitAPIException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Removes the folders that dead attempts left behind, and returns their names. */
    public List<String> removeLeftovers() {
        try {
            return WorkspaceFolder.removeLeftovers(attempts());
        } catch (IOException e) {
            throw new WorkspaceException("Could not look for left-over workspaces in " + attempts() + ": " + e, e);
        }
    }

    private Path attempts() {
        return dataDir.resolve("workspaces");
    }
}

package dev.lockstep.agent.workspace;

import dev.lockstep.contracts.legs.ClaimedLeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ObjectId;
import org.jboss.logging.Logger;

/** A workspace by JGit. Used by one thread. */
final class GitWorkspace implements Workspace {
    private static final Logger LOG = Logger.getLogger(GitWorkspace.class);

    private final ClaimedLeg leg;
    private final WorkspaceFolder folder;
    private final Path cache;
    private final GitTree tree;
    private final GitRemote remote;
    private final Runnable mayPush;
    private final Clock clock;
    private ObjectId lastCommit;
    private ObjectId lastTree;

    /** {@code mayPush} is called before each push and throws when the attempt may push no more. */
    GitWorkspace(
            ClaimedLeg leg,
            WorkspaceFolder folder,
            Path cache,
            GitTree tree,
            ObjectId commit,
            GitRemote remote,
            Runnable mayPush,
            Clock clock)
            throws IOException {
        this.leg = leg;
        this.folder = folder;
        this.cache = cache;
        this.tree = tree;
        this.remote = remote;
        this.mayPush = mayPush;
        this.clock = clock;
        this.lastCommit = commit;
        this.lastTree = tree.treeOf(commit);
    }

    @Override
    public Path root() {
        return folder.tree();
    }

    @Override
    public Path cache() {
        return cache;
    }

    @Override
    public Optional<byte[]> file(String path) {
        return git("read " + path, () -> {
            Path file = root().resolve(path).normalize();
            if (!file.startsWith(root()) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            return file.toRealPath().startsWith(root().toRealPath())
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        });
    }

    /** Each snapshot goes on top of the one before, so that every recorded one stays reachable from the attempt's ref. */
    @Override
    public Optional<String> snapshot() {
        return git("push a snapshot to " + leg.attemptRef() + " of " + remote, () -> {
            ObjectId now = tree.write();
            if (now.equals(lastTree)) {
                return Optional.empty();
            }
            ObjectId commit =
                    tree.commit(now, lastCommit, author(), clock.instant(), "Snapshot of " + leg.leg() + "\n");
            push(commit);
            lastCommit = commit;
            lastTree = now;
            return Optional.of(commit.name());
        });
    }

    @Override
    public String finish(CommitText text) {
        return git("push the work to " + leg.attemptRef() + " of " + remote, () -> {
            ObjectId start = ObjectId.fromString(leg.startCommit());
            ObjectId now = tree.write();
            ObjectId commit = now.equals(tree.treeOf(start))
                    ? start
                    : tree.commit(now, start, author(), clock.instant(), text.message());
            push(commit);
            return commit.name();
        });
    }

    private void push(ObjectId commit) throws GitAPIException, IOException {
        RemoteRetry.run(() -> {
            mayPush.run();
            remote.push(tree.repository(), commit, leg.attemptRef());
        });
    }

    @Override
    public String codeTree() {
        return git("compute the code tree", tree::codeTree);
    }

    @Override
    public String diff() {
        return git("compare with " + leg.mergeBase(), () -> tree.diffFrom(ObjectId.fromString(leg.mergeBase())));
    }

    @Override
    public Map<String, BitSet> changedLines() {
        return git("compare with " + leg.mergeBase(), () -> tree.changedLines(ObjectId.fromString(leg.mergeBase())));
    }

    @Override
    public void close() {
        tree.close();
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warnf("Could not remove the workspace %s, the next start will: %s", folder.tree(), e);
        }
    }

    private String author() {
        return "Lockstep " + leg.template().spec().role();
    }

    private static <T> T git(String what, GitWork<T> work) {
        try {
            return work.run();
        } catch (IOException | GitAPIException | JGitInternalException e) {
            throw new WorkspaceException("Could not %s: %s".formatted(what, e.getMessage()), e);
        }
    }

    private interface GitWork<T> {
        T run() throws IOException, GitAPIException;
    }
}

package dev.lockstep.agent.workspace;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.ClaimedLeg;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare copy of a project's repository on this machine, from which workspaces borrow objects. Fetching is guarded by a
 * lock within the process and by a file lock between processes: a file lock alone does not hold threads apart.
 */
final class ProjectMirror {
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final GitRemote remote;

    ProjectMirror(Path mirrors, GitRemote remote) {
        this.remote = remote;
        this.folder = mirrors.resolve(key(remote.url()) + ".git");
    }

    /** A folder name for a URL that says nothing about it. */
    static String key(String url) {
        return Sha256.of(url).substring(0, 16);
    }

    File objects() {
        return folder.resolve(Constants.OBJECTS).toFile();
    }

    /** Fetches what the leg starts from and returns the commit to check out. */
    ObjectId fetch(ClaimedLeg leg) throws IOException, GitAPIException, InterruptedException {
        ReentrantLock lock = LOCKS.computeIfAbsent(folder, path -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            Files.createDirectories(folder.getParent());
            try (FileChannel file = FileChannel.open(
                            folder.resolveSibling(folder.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var held = file.lock();
                    Repository mirror = open()) {
                return fetchInto(mirror, leg);
            }
        } finally {
            lock.unlock();
        }
    }

    private ObjectId fetchInto(Repository mirror, ClaimedLeg leg) throws IOException, GitAPIException {
        remote.fetch(mirror, Constants.R_HEADS + leg.repository().defaultBranch());
        remote.fetch(mirror, "refs/heads/lockstep/*");
        if (leg.workspaceCommit() == null || leg.workspaceRef() == null) {
            return required(mirror, leg.startCommit(), leg.repository().project());
        }
        remote.fetch(mirror, leg.workspaceRef());
        ObjectId commit = ObjectId.fromString(leg.workspaceCommit());
        if (mirror.getObjectDatabase().has(commit)) {
            return commit;
        }
        // Submitting replaces the chain of snapshots by one commit with the last one's tree. If the attempt died after
        // that push, the recorded snapshot hangs on no ref any more, and the ref's tip has the same tree.
        return mirror.exactRef(leg.workspaceRef()).getObjectId();
    }

    private static ObjectId required(Repository mirror, String commit, String project) throws IOException {
        ObjectId id = ObjectId.fromString(commit);
        if (!mirror.getObjectDatabase().has(id)) {
            throw new IOException(
                    "commit %s is on no branch of project %s that a leg may start from".formatted(commit, project));
        }
        return id;
    }

    private Repository open() throws IOException {
        Repository mirror =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        if (!mirror.getObjectDatabase().exists()) {
            mirror.create(true);
        }
        return mirror;
    }
}

package dev.lockstep.tracker.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository on disk, its note of the push under way, and the lock that calls to the remote are made under. */
record Mirror(Repository repository, PushMarker marker, ReentrantLock lock) {

    /** Opens or creates the mirror, after removing what a killed push to the same remote left. */
    static Mirror at(Path folder, RemoteUrl remote) {
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build();
            if (!Files.exists(folder.resolve("config"))) {
                repository.create(true);
            }
            // Collected while the fetch that asked for it holds the lock, not beside later calls.
            repository.getConfig().setBoolean("gc", null, "autoDetach", false);
            PushMarker marker = new PushMarker(folder);
            marker.recover(remote);
            return new Mirror(repository, marker, new ReentrantLock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}

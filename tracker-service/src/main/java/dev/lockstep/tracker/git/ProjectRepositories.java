package dev.lockstep.tracker.git;

import dev.lockstep.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** The repositories of all projects: one bare mirror each, in a folder that belongs to one running tracker at a time. */
public final class ProjectRepositories implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Path folder;
    private final CommitIdentity identity;
    private final Duration timeout;
    private final FileChannel owner;
    private final ConcurrentMap<String, ProjectRepository> open = new ConcurrentHashMap<>();

    /** Mirrors below {@code folder}, commits as Lockstep, a minute for each transport. */
    public ProjectRepositories(Path folder) {
        this(folder, CommitIdentity.LOCKSTEP, TIMEOUT);
    }

    /**
     * Mirrors below {@code folder}, which this process owns until it ends or {@link #close} is called.
     *
     * @throws IllegalStateException when another process owns the folder
     */
    public ProjectRepositories(Path folder, CommitIdentity identity, Duration timeout) {
        this.folder = folder;
        this.identity = identity;
        this.timeout = timeout;
        try {
            Files.createDirectories(folder);
            this.owner = own(folder);
            removeLeftOverLocks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The repository of a project; nothing is fetched yet.
     *
     * @param branch the default branch, or null to go by the remote's HEAD
     * @throws RepositoryUnavailableException when the URL is malformed or of a kind that is refused
     */
    public ProjectRepository open(String project, String url, @Nullable String branch) {
        RemoteUrl remote = RemoteUrl.parse(url);
        String key = project + "\n" + url + "\n" + branch;
        return open.computeIfAbsent(key, ignored -> create(mirrorOf(project, remote), remote, branch));
    }

    @Override
    public void close() throws IOException {
        open.values().forEach(ProjectRepository::close);
        open.clear();
        owner.close();
    }

    private ProjectRepository create(Path mirror, RemoteUrl remote, @Nullable String branch) {
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(mirror.toFile())
                    .setBare()
                    .build();
            if (!Files.exists(mirror.resolve("config"))) {
                repository.create(true);
            }
            // Collected while the fetch that asked for it holds the project's lock, not beside later calls.
            repository.getConfig().setBoolean("gc", null, "autoDetach", false);
            PushMarker marker = new PushMarker(mirror);
            marker.recover(remote);
            return new ProjectRepository(
                    repository, new Remote(repository, remote, timeout, marker), remote, identity, branch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Readable, and apart for two projects whose names differ in letters that a folder can't hold. */
    private Path mirrorOf(String project, RemoteUrl remote) {
        String readable = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String start = readable.substring(0, Math.min(40, readable.length()));
        return folder.resolve(start + "-" + Sha256.of(project + "\n" + remote).substring(0, 12) + ".git");
    }

    private static FileChannel own(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("owner"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw ownedByAnother(folder, e);
        }
        channel.close();
        throw ownedByAnother(folder, null);
    }

    private static IllegalStateException ownedByAnother(Path folder, @Nullable Exception cause) {
        return new IllegalStateException(
                "Another tracker uses " + folder + ". Stop it, or give this one a data folder of its own.", cause);
    }

    /** Nobody but the folder's owner locks anything in a mirror, so what is found at its start was left by a killed one. */
    private void removeLeftOverLocks() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> locks = files.filter(file -> file.toString().endsWith(".lock"))
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path lock : locks) {
                Files.delete(lock);
            }
        }
    }
}

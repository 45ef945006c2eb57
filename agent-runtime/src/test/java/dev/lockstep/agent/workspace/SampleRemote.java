package dev.lockstep.agent.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository in a folder, with one commit on its default branch. */
public final class SampleRemote implements AutoCloseable {
    private final Git bare;
    private final Path folder;
    private final String first;

    /** Makes the repository under {@code parent} with those files. */
    public SampleRemote(Path parent, Map<String, String> files) throws IOException, GitAPIException {
        folder = parent.resolve("remote.git");
        bare = Git.init()
                .setBare(true)
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call();
        try (Git work = Git.init()
                .setDirectory(parent.resolve("author").toFile())
                .setInitialBranch("main")
                .call()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = parent.resolve("author").resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            work.add().addFilepattern(".").call();
            first = work.commit()
                    .setMessage("first")
                    .setAuthor("ann", "ann@example.invalid")
                    .setCommitter("ann", "ann@example.invalid")
                    .setSign(false)
                    .call()
                    .name();
            work.push().setRemote(url()).add("main").call();
        }
    }

    public String url() {
        return "file://" + folder.toAbsolutePath();
    }

    /** The commit on the default branch. */
    public String first() {
        return first;
    }

    /** Whether a commit is there and holds a file. */
    public boolean contains(String commit, String path) {
        try {
            return files(commit).containsKey(path);
        } catch (MissingObjectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a ref's lock as a push does that is under way; returns the file to delete in order to let go. */
    Path lock(String ref) throws IOException {
        Path lock = folder.resolve(ref + ".lock");
        Files.createDirectories(lock.getParent());
        return Files.createFile(lock);
    }

    RevCommit tip(String ref) throws IOException {
        Ref found = bare.getRepository().exactRef(ref);
        return commit(found.getObjectId().name());
    }

    boolean has(String ref) throws IOException {
        return bare.getRepository().exactRef(ref) != null;
    }

    RevCommit commit(String id) throws IOException {
        try (RevWalk walk = new RevWalk(bare.getRepository())) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
            walk.parseBody(commit);
            return commit;
        }
    }

    Map<String, String> files(String commit) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(bare.getRepository())) {
            walk.addTree(commit(commit).getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                byte[] bytes = bare.getRepository().open(walk.getObjectId(0)).getBytes();
                files.put(walk.getPathString(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Override
    public void close() {
        bare.close();
    }
}

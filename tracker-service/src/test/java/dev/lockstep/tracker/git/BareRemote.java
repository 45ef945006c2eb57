package dev.lockstep.tracker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository on disk that tests write commits and branches into directly, as other people would by pushing. */
public final class BareRemote implements AutoCloseable {
    private final Path folder;
    private final Repository repository;

    public BareRemote(Path folder) throws IOException {
        this.folder = folder;
        this.repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        repository.create(true);
        setHead("main");
        // Collecting garbage in the background outlives a test and its folder.
        repository.getConfig().setBoolean("receive", null, "autogc", false);
        repository.getConfig().save();
    }

    public String url() {
        return "file://" + folder;
    }

    public Path folder() {
        return folder;
    }

    /** A commit whose whole tree is these files. */
    public String commit(String message, Map<String, String> files, String... parents) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        files.forEach((path, text) -> entries.put(path, new Entry(FileMode.REGULAR_FILE, text)));
        return commitEntries(message, entries, parents);
    }

    public String commitEntries(String message, Map<String, Entry> entries, String... parents) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, Entry> file : entries.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(file.getValue().mode());
                entry.setObjectId(file.getValue().insert(inserter));
                builder.add(entry);
            }
            builder.finish();
            return insertCommit(inserter, index.writeTree(inserter), message, parents);
        }
    }

    /** A commit with one file whose name Git itself would refuse to check out. */
    public String commitForbiddenName(String message, String name, String parent) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            TreeFormatter tree = new TreeFormatter();
            tree.append(name, FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, "x".getBytes(UTF_8)));
            return insertCommit(inserter, inserter.insert(tree), message, parent);
        }
    }

    private static String insertCommit(ObjectInserter inserter, ObjectId tree, String message, String... parents)
            throws IOException {
        PersonIdent author = new PersonIdent("Ann", "ann@example.org", Instant.EPOCH, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        for (String parent : parents) {
            commit.addParentId(ObjectId.fromString(parent));
        }
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage(message);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id.name();
    }

    public void setBranch(String branch, String commit) throws IOException {
        RefUpdate update = repository.updateRef(branch.startsWith("refs/") ? branch : "refs/heads/" + branch);
        update.setNewObjectId(ObjectId.fromString(commit));
        update.forceUpdate();
    }

    public final void setHead(String branch) throws IOException {
        repository.updateRef(Constants.HEAD).link("refs/heads/" + branch);
    }

    public Optional<String> tip(String branch) throws IOException {
        return Optional.ofNullable(repository.exactRef(branch.startsWith("refs/") ? branch : "refs/heads/" + branch))
                .map(ref -> ref.getObjectId().name());
    }

    public RevCommit parse(String commit) throws IOException {
        return repository.parseCommit(ObjectId.fromString(commit));
    }

    FileMode modeOf(String commit, String path) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(repository, path, parse(commit).getTree())) {
            return walk.getFileMode(0);
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    /** An entry of a tree: a file, a link with its target as the text, or a submodule with its commit as the text. */
    public record Entry(FileMode mode, String text) {
        public static Entry link(String target) {
            return new Entry(FileMode.SYMLINK, target);
        }

        ObjectId insert(ObjectInserter inserter) throws IOException {
            return mode.equals(FileMode.GITLINK)
                    ? ObjectId.fromString(text)
                    : inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
        }
    }
}

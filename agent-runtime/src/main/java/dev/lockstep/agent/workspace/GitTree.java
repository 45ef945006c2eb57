package dev.lockstep.agent.workspace;

import dev.lockstep.contracts.CodeTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator.NoGitlinksStrategy;

/** A working tree with its Git directory elsewhere. Commits are written as objects, so that no hook of anybody's runs. */
final class GitTree implements AutoCloseable {
    /** A diff is cut at this many bytes: it is read by a model. */
    static final int DIFF_BYTES = 100_000;

    /** JGit runs even an empty filter, and takes its empty output for the file. */
    private static final String UNCHANGED = "cat";

    private final Repository repository;

    private GitTree(Repository repository) {
        this.repository = repository;
    }

    /** Checks a commit out into an empty folder, borrowing objects from a mirror. */
    static GitTree checkOut(WorkspaceFolder folder, ProjectMirror mirror, ObjectId commit)
            throws IOException, GitAPIException {
        Repository repository = new FileRepositoryBuilder()
                .setGitDir(folder.git().toFile())
                .setWorkTree(folder.tree().toFile())
                .addAlternateObjectDirectory(mirror.objects())
                .build();
        repository.create(false);
        // JGit leaves a link to the Git directory in the tree; commands in there must not find it.
        Files.deleteIfExists(folder.tree().resolve(Constants.DOT_GIT));
        isolate(repository, folder.git());
        RefUpdate head = repository.updateRef(Constants.HEAD, true);
        head.setNewObjectId(commit);
        head.forceUpdate();
        new Git(repository)
                .reset()
                .setMode(ResetType.HARD)
                .setRef(commit.name())
                .call();
        return new GitTree(repository);
    }

    /** What a machine's own Git configuration says must change neither bytes nor what runs. */
    private static void isolate(Repository repository, Path git) throws IOException {
        StoredConfig config = repository.getConfig();
        config.setString("core", null, "autocrlf", "false");
        config.setBoolean("core", null, "fileMode", true);
        config.setString("core", null, "hooksPath", git.resolve("no-hooks").toString());
        // A .gitattributes could name one of the machine's own filters, which would run on what a model planted.
        for (String filter : config.getSubsections("filter")) {
            config.setString("filter", filter, "clean", UNCHANGED);
            config.setString("filter", filter, "smudge", UNCHANGED);
            config.setString("filter", filter, "process", "");
        }
        config.save();
    }

    Repository repository() {
        return repository;
    }

    /** Writes the tree as it stands: everything but what the project ignores. */
    ObjectId write() throws IOException, GitAPIException {
        DirCache index = stage();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId tree = index.writeTree(inserter);
            inserter.flush();
            return tree;
        }
    }

    /** A nested repository, which a command may have made, is taken for the folder that it is. */
    private DirCache stage() throws GitAPIException {
        new Git(repository)
                .add()
                .addFilepattern(".")
                .setWorkingTreeIterator(iterator())
                .call();
        return new Git(repository)
                .add()
                .addFilepattern(".")
                .setUpdate(true)
                .setWorkingTreeIterator(iterator())
                .call();
    }

    private FileTreeIterator iterator() {
        return new FileTreeIterator(repository, NoGitlinksStrategy.INSTANCE);
    }

    ObjectId treeOf(ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(commit).getTree().getId();
        }
    }

    ObjectId commit(ObjectId tree, ObjectId parent, String author, Instant at, String message) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentId(parent);
        PersonIdent person = new PersonIdent(author, "agents@lockstep.invalid", at, ZoneOffset.UTC);
        commit.setAuthor(person);
        commit.setCommitter(person);
        commit.setEncoding(StandardCharsets.UTF_8);
        commit.setMessage(message);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    String codeTree() throws IOException, GitAPIException {
        DirCache index = stage();
        return CodeTree.digest(IntStream.range(0, index.getEntryCount())
                .mapToObj(index::getEntry)
                .map(GitTree::entry));
    }

    private static CodeTree.Entry entry(DirCacheEntry entry) {
        return new CodeTree.Entry(
                entry.getPathString(),
                entry.getFileMode().toString(),
                entry.getObjectId().name());
    }

    String diffFrom(ObjectId commit) throws IOException, GitAPIException {
        ObjectId now = write();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(bytes)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            List<DiffEntry> changes = formatter.scan(treeOf(commit), now);
            int shown = 0;
            while (shown < changes.size() && bytes.size() <= DIFF_BYTES) {
                formatter.format(changes.get(shown++));
                formatter.flush();
            }
            return cut(bytes.toByteArray(), changes, shown);
        }
    }

    /** Of each file that is there, the lines that are other than in a commit, from 1; none of what is no text. */
    Map<String, BitSet> changedLines(ObjectId commit) throws IOException, GitAPIException {
        ObjectId now = write();
        Map<String, BitSet> changed = new TreeMap<>();
        try (DiffFormatter formatter = new DiffFormatter(OutputStream.nullOutputStream())) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            for (DiffEntry change : formatter.scan(treeOf(commit), now)) {
                if (change.getChangeType() != DiffEntry.ChangeType.DELETE) {
                    BitSet lines = new BitSet();
                    formatter
                            .toFileHeader(change)
                            .toEditList()
                            .forEach(edit -> lines.set(edit.getBeginB() + 1, edit.getEndB() + 1));
                    changed.put(change.getNewPath(), lines);
                }
            }
        }
        return changed;
    }

    private static String cut(byte[] diff, List<DiffEntry> changes, int shown) {
        if (diff.length <= DIFF_BYTES) {
            return new String(diff, StandardCharsets.UTF_8);
        }
        int end = DIFF_BYTES;
        while (end > 0 && diff[end - 1] != '\n') {
            end--;
        }
        String rest = String.join(
                ", ",
                changes.subList(shown, changes.size()).stream()
                        .map(change -> change.getChangeType() + " " + change.getNewPath())
                        .limit(100)
                        .toList());
        return new String(diff, 0, end, StandardCharsets.UTF_8)
                + "[cut at %d bytes, within %s; %d changed files are not shown%s]\n"
                        .formatted(
                                DIFF_BYTES,
                                changes.get(shown - 1).getNewPath(),
                                changes.size() - shown,
                                rest.isEmpty() ? "" : ": " + rest);
    }

    @Override
    public void close() {
        repository.close();
    }
}

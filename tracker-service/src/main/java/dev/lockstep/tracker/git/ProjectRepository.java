package dev.lockstep.tracker.git;

import dev.lockstep.contracts.legs.Artifact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/**
 * One project's repository. What moves a branch compares and sets at the remote; a commit that the mirror lacks is
 * fetched. Safe to use from several threads: calls that reach the remote go one after another, reads do not wait.
 */
public final class ProjectRepository {
    private final Mirror mirror;
    private final Remote remote;
    private final DefaultBranch defaultBranch;
    private final Commits commits;
    private final BranchMerger merger;
    private final SubmissionInspection inspection;

    ProjectRepository(Mirror mirror, Remote remote, DefaultBranch defaultBranch, CommitIdentity identity) {
        this.mirror = mirror;
        this.remote = remote;
        this.defaultBranch = defaultBranch;
        this.commits = new Commits(mirror.repository());
        this.merger = new BranchMerger(mirror.repository(), identity);
        this.inspection = new SubmissionInspection(remote, commits);
    }

    /**
     * Makes sure that the repository can be cloned and has a commit on its default branch.
     *
     * @throws RepositoryUnavailableException when not
     */
    public void verifyReachable() {
        fetch(defaultBranch());
    }

    /** The short name of the branch that cycles begin from: the named one, or the remote's HEAD. */
    public String defaultBranch() {
        return mirror.locked(defaultBranch::name);
    }

    /** Where the remote's branch ends at this moment. */
    public Optional<String> remoteTip(String branch) {
        return mirror.locked(() -> remote.tip(full(branch)).map(ObjectId::name));
    }

    /** Brings a branch's commits into the mirror. */
    public void fetch(String branch) {
        mirror.locked(() -> {
            remote.fetch(full(branch));
            return branch;
        });
    }

    /** The bytes of a regular file, up to 4 MiB; a link is never followed. */
    public Optional<byte[]> read(String commit, String path) {
        return commits.read(present(commit), path);
    }

    /** How large a regular file is, in bytes; of a folder, a link and what is not there nothing. */
    public OptionalLong size(String commit, String path) {
        return commits.file(present(commit), path).stream()
                .mapToLong(commits::size)
                .findFirst();
    }

    /** The paths of the regular files in a folder and below it, in order; {@code ""} is the whole repository. */
    public List<String> files(String commit, String folder) {
        return commits.files(present(commit), folder);
    }

    /** The digest of a commit's code, as in {@link dev.lockstep.contracts.CodeTree}. */
    public String codeTree(String commit) {
        return commits.codeTree(present(commit));
    }

    /** Lockstep's documents that differ from {@code base}, as they are at {@code commit}. */
    public List<Artifact> artifacts(String commit, String base) {
        return commits.artifacts(present(commit), present(base));
    }

    /** The paths of all files in which a commit differs from an earlier one. */
    public List<String> changedPaths(String commit, String base) {
        return commits.changes(present(base), present(commit)).stream()
                .map(TreeChange::path)
                .toList();
    }

    /**
     * The files in which a commit differs from an earlier one, with their texts on both sides.
     *
     * @param maxFile bytes of a side; neither side of a file with a larger one is read
     * @param maxChange bytes of all that is read
     */
    public List<ChangedText> changedTexts(String commit, String base, long maxFile, long maxChange) {
        return changedTexts(commit, base, Map.of(), maxFile, maxChange);
    }

    /**
     * As {@link #changedTexts(String, String, long, long)}, with a commit of their own for the earlier texts of some paths,
     * because {@code base} holds conflict markers there.
     */
    public List<ChangedText> changedTexts(
            String commit, String base, Map<String, String> earlier, long maxFile, long maxChange) {
        return new ChangedTexts(commits, maxFile, maxChange)
                .read(
                        commits.changes(present(base), present(commit)),
                        path -> present(earlier.getOrDefault(path, base)),
                        present(commit));
    }

    /** The commits that a commit was built on. */
    public List<String> parents(String commit) {
        return Stream.of(commits.parse(present(commit)).getParents())
                .map(ObjectId::name)
                .toList();
    }

    /** Whether a file has a line of that number, counted from 1. */
    public boolean hasLine(String commit, String path, int line) {
        return line >= 1
                && read(commit, path)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                                        .lines()
                                        .count()
                                >= line)
                        .orElse(false);
    }

    /** Checks a submitted commit: where it is, what it is on top of, what it changes, what it says of itself. */
    public SubmittedCommit inspect(AttemptedWork work) {
        present(work.startCommit());
        return mirror.locked(() -> inspection.inspect(work));
    }

    /**
     * Moves a branch forward from one commit to a descendant, if it still ends there; creates it where it does not exist.
     *
     * @param from where the branch ends; null when it must not exist yet
     * @throws IllegalArgumentException when {@code to} does not descend from {@code from}
     */
    public Advance advance(String branch, @Nullable String from, String to) {
        ObjectId target = present(to);
        if (from != null) {
            requireDescent(target, present(from));
        }
        return mirror.locked(() -> {
            ObjectId actual = remote.tip(full(branch)).orElse(ObjectId.zeroId());
            boolean absent = actual.equals(ObjectId.zeroId());
            if (actual.equals(target)) {
                return new Advance.Done();
            }
            if (!absent && !actual.name().equals(from)) {
                return new Advance.Moved(actual.name());
            }
            return remote.compareAndSet(full(branch), actual, target, false);
        });
    }

    /**
     * Merges the default branch's commit into a cycle's branch that ends at {@code tip}, if Git alone can. A repeated call
     * with the same arguments gives the same answer.
     */
    public Update update(Merge merge) {
        return update(merge, false);
    }

    /**
     * As {@link #update(Merge)}, but a merge that conflicts is made as well: conflicted files hold both sides between
     * markers, or the side that {@link Conflict.Kind} names.
     */
    public Update updateWithConflicts(Merge merge) {
        return update(merge, true);
    }

    /** What {@link #update(Merge)} would bring about; the merge commit is built, but no branch moves. */
    public Update updated(Merge merge) {
        return built(merge, false);
    }

    /**
     * The commit of the default branch that an earlier update merged into the branch before it was cut off.
     *
     * @param end where the branch ends instead of at {@link Merge#tip()}
     */
    public Optional<String> mergedEarlier(Merge merge, String end) {
        RevCommit last = commits.parse(present(end));
        boolean merges = last.getParentCount() == 2 && last.getParent(0).name().equals(merge.tip());
        return Optional.of(last)
                .filter(commit -> merges)
                .map(commit -> commit.getParent(1).name())
                .filter(theirs -> contains(merge.defaultCommit(), theirs));
    }

    private Update update(Merge merge, boolean withConflicts) {
        Update built = built(merge, withConflicts);
        if (!(built instanceof Update.Merged merged)) {
            return built;
        }
        return switch (advance(merge.branch(), merge.tip(), merged.commit())) {
            case Advance.Done() -> merged;
            case Advance.Moved(String actual) -> new Update.Moved(actual);
        };
    }

    private Update built(Merge merge, boolean withConflicts) {
        ObjectId ours = present(merge.tip());
        ObjectId theirs = present(merge.defaultCommit());
        if (commits.descends(ours, theirs)) {
            return new Update.UpToDate();
        }
        BranchMerger.Outcome outcome =
                merger.merge(ours, theirs, shortName(merge.branch()), shortName(merge.defaultBranch()));
        if (!outcome.isClean() && !withConflicts) {
            return new Update.Conflicted(outcome.conflicts());
        }
        String title = "Merge the default branch into the cycle's branch";
        ObjectId merged = merger.commit(outcome.tree(), List.of(ours, theirs), title, merge.cycle(), merge.date());
        return new Update.Merged(merged.name(), outcome.conflicts());
    }

    /**
     * Where files of {@code commit} still hold conflict markers that the merge commit {@code merge} brought: the numbers of
     * the lines, from 1, by path.
     */
    public Map<String, List<Integer>> conflictMarkers(String merge, String commit, List<String> paths) {
        return new ConflictMarkers(commits).left(present(merge), present(commit), paths);
    }

    /**
     * Builds the commit that would land, and keeps it at {@code lockstep-merge/<cycle>}: the branch's tree on top of the
     * default branch. A repeated call with the same arguments gives the same commit.
     *
     * @return the commit's id
     * @throws IllegalArgumentException when the branch does not hold the default branch's tip
     */
    public String prepareMerge(UUID cycle, String branchTip, String defaultTip, String title, Instant date) {
        ObjectId tip = present(branchTip);
        ObjectId onto = present(defaultTip);
        requireDescent(tip, onto);
        RevCommit work = commits.parse(tip);
        ObjectId merge = merger.commit(work.getTree(), List.of(onto, tip), title, cycle, date);
        return kept(WorkRefs.ofMerge(cycle), merge);
    }

    /**
     * Puts a commit's change on top of another commit that has come to stand in the place of its parent, if Git alone can,
     * and keeps the result at a ref of the cycle. A repeated call with the same arguments gives the same commit.
     */
    public Pick pick(UUID cycle, String ref, String commit, String onto, Instant date) {
        ObjectId ours = present(onto);
        BranchMerger.Outcome outcome = merger.merge(ours, present(commit), onto, commit);
        if (!outcome.isClean()) {
            return new Pick.Conflicted(
                    outcome.conflicts().stream().map(Conflict::path).toList());
        }
        String title = "Put %s on top of %s".formatted(commit, onto);
        ObjectId picked = merger.commit(outcome.tree(), List.of(ours), title, cycle, date);
        return new Pick.Picked(kept(ref, picked));
    }

    /** Keeps a commit at a ref that the tracker alone writes. */
    private String kept(String ref, ObjectId commit) {
        return mirror.locked(() -> {
            ObjectId before = remote.tip(ref).orElse(ObjectId.zeroId());
            return switch (remote.compareAndSet(ref, before, commit, true)) {
                case Advance.Done() -> commit.name();
                case Advance.Moved(String actual) ->
                    throw new GitFailedException(
                            "%s moved to %s while it was being written. Try again.".formatted(ref, actual));
            };
        });
    }

    /** Fast-forwards the default branch to the approved commit, if it still ends where it did when that was built. */
    public Advance mergeInto(String branch, String expected, String commit) {
        ObjectId target = present(commit);
        requireDescent(target, present(expected));
        return mirror.locked(() -> remote.compareAndSet(full(branch), ObjectId.fromString(expected), target, false));
    }

    /** Deletes the attempts' refs and the merge candidate of a cycle; its branch stays. */
    public void deleteWorkRefs(UUID cycle) {
        deleteWorkRefs(cycle::equals);
    }

    /** As {@link #deleteWorkRefs(UUID)}, of all cycles that are over. */
    public void deleteWorkRefs(Predicate<UUID> over) {
        mirror.locked(() -> {
            List<String> refs = remote.refs().keySet().stream()
                    .filter(ref -> WorkRefs.cycleOf(ref).filter(over).isPresent())
                    .toList();
            remote.delete(refs);
            return refs;
        });
    }

    /** Whether a commit is {@code ancestor} or was built on it. */
    public boolean contains(String commit, String ancestor) {
        return commits.descends(present(commit), present(ancestor));
    }

    /** The full id that an abbreviation stands for, if that commit is {@code descendant} or came before it. */
    public Optional<String> ancestor(String abbreviation, String descendant) {
        return commits.ancestor(abbreviation, present(descendant)).map(ObjectId::name);
    }

    private ObjectId present(String commit) {
        ObjectId id = ObjectId.fromString(commit);
        if (!commits.has(id)) {
            mirror.locked(() -> {
                remote.fetch(Constants.R_HEADS + "*");
                return id;
            });
        }
        if (!commits.has(id)) {
            throw new GitFailedException("No branch of the repository holds the commit " + commit
                    + ". It was removed or rewritten there; push it again.");
        }
        return id;
    }

    private void requireDescent(ObjectId descendant, ObjectId ancestor) {
        if (!commits.descends(descendant, ancestor)) {
            throw new IllegalArgumentException("%s does not descend from %s; bring it up to date first."
                    .formatted(descendant.name(), ancestor.name()));
        }
    }

    private static String shortName(String branch) {
        return Repository.shortenRefName(branch);
    }

    private static String full(String branch) {
        return branch.startsWith(Constants.R_REFS) ? branch : Constants.R_HEADS + branch;
    }
}

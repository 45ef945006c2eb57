package dev.lockstep.tracker.git;

import static dev.lockstep.tracker.git.SubmissionInspection.CYCLE_TRAILER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/** Builds merge commits in the mirror. The same arguments give the same commit, so that a repeated call changes nothing. */
final class BranchMerger {
    private static final int MAX_TITLE = 100;

    /** What conflict markers call the commit that both sides began from. */
    private static final String BASE = "before both";

    private final Repository mirror;
    private final CommitIdentity identity;

    BranchMerger(Repository mirror, CommitIdentity identity) {
        this.mirror = mirror;
        this.identity = identity;
    }

    /** A merge's tree, and the paths on which its sides can't be brought together; none if it is clean. */
    record Outcome(ObjectId tree, List<Conflict> conflicts) {
        boolean isClean() {
            return conflicts.isEmpty();
        }
    }

    /** Merges two commits; {@code oursLabel} and {@code theirsLabel} name them in conflict markers. */
    Outcome merge(ObjectId ours, ObjectId theirs, String oursLabel, String theirsLabel) {
        DirCache index = DirCache.newInCore();
        try (ObjectInserter inserter = mirror.newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(mirror, true);
            merger.setDirCache(index);
            if (merger.merge(ours, theirs)) {
                return new Outcome(merger.getResultTreeId(), List.of());
            }
            Outcome outcome = new ConflictedTree(
                            inserter, reader, merger.getMergeResults(), List.of(BASE, oursLabel, theirsLabel))
                    .write(index, mirror.parseCommit(ours).getTree());
            if (outcome.isClean()) {
                throw new GitFailedException("%s and %s can't be merged: %s"
                        .formatted(ours.name(), theirs.name(), merger.getFailingPaths()));
            }
            inserter.flush();
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectId commit(ObjectId tree, List<ObjectId> parents, String title, UUID cycle, Instant date) {
        PersonIdent author = identity.at(date);
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage("%s\n\n%s: %s\n".formatted(line(title, cycle), CYCLE_TRAILER, cycle));
        try (ObjectInserter inserter = mirror.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A title is a person's text: on one line, it can't pass for a trailer. */
    private static String line(String title, UUID cycle) {
        String line = title.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return "Cycle " + cycle;
        }
        return line.codePointCount(0, line.length()) <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
    }
}

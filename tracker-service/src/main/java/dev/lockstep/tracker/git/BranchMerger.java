package dev.lockstep.tracker.git;

import static dev.lockstep.tracker.git.SubmissionInspection.CYCLE_TRAILER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;

/** Builds merge commits in the mirror. The same arguments give the same commit, so that a repeated call changes nothing. */
final class BranchMerger {
    private static final int MAX_TITLE = 100;

    private final Repository mirror;
    private final CommitIdentity identity;

    BranchMerger(Repository mirror, CommitIdentity identity) {
        this.mirror = mirror;
        this.identity = identity;
    }

    /** A merge's tree, or the paths on which its sides can't be brought together. */
    sealed interface Outcome {
        record Clean(ObjectId tree) implements Outcome {}

        record Conflict(List<String> paths) implements Outcome {}
    }

    Outcome merge(ObjectId ours, ObjectId theirs) {
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RECURSIVE.newMerger(mirror, true);
        try {
            return merger.merge(ours, theirs)
                    ? new Outcome.Clean(merger.getResultTreeId())
                    : new Outcome.Conflict(conflicts(merger));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> conflicts(ResolveMerger merger) {
        Set<String> paths = new TreeSet<>(merger.getUnmergedPaths());
        Map<String, ?> failing = merger.getFailingPaths();
        if (failing != null) {
            paths.addAll(failing.keySet());
        }
        return List.copyOf(paths);
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

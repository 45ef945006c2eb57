package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergingBranchesTest extends OpenedRepository {
    private static final UUID CYCLE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BRANCH = "refs/heads/lockstep/" + CYCLE;
    private static final String CANDIDATE = "refs/heads/lockstep-merge/" + CYCLE;

    private String base;
    private String tip;

    @BeforeEach
    void push() throws IOException {
        base = remote.commit("Base", Map.of("a", "1\n", "b", "1\n"));
        tip = remote.commit("Work", Map.of("a", "2\n", "b", "1\n"), base);
        remote.setBranch("main", base);
        remote.setBranch(BRANCH, tip);
    }

    private String movedDefault(Map<String, String> files) throws IOException {
        String moved = remote.commit("Meanwhile", files, base);
        remote.setBranch("main", moved);
        return moved;
    }

    private Merge merge(String defaultCommit) {
        return new Merge(CYCLE, BRANCH, tip, "main", defaultCommit, DATE);
    }

    @Test
    void aBranchThatHoldsTheDefaultBranchIsUpToDate() {
        Update update = repository.update(merge(base));

        assertThat(update).isEqualTo(new Update.UpToDate());
    }

    @Test
    void aMovedDefaultBranchIsMergedIntoTheCyclesBranch() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));

        Update update = repository.update(merge(moved));

        assertThat(update).isInstanceOf(Update.Merged.class);
        String merged = ((Update.Merged) update).commit();
        assertThat(remote.tip(BRANCH)).contains(merged);
        assertThat(parents(merged)).containsExactly(tip, moved);
        assertThat(repository.read(merged, "a").map(String::new)).contains("2\n");
        assertThat(repository.read(merged, "b").map(String::new)).contains("2\n");
        assertThat(remote.parse(merged).getFooterLines("Lockstep-Cycle")).containsExactly(CYCLE.toString());
    }

    @Test
    void aRepeatedUpdateGivesTheSameMerge() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));
        Update first = repository.update(merge(moved));

        Update again = repository.update(merge(moved));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void sidesThatContradictEachOtherConflictByPathAndChangeNothing() throws IOException {
        String moved = movedDefault(Map.of("a", "3\n", "b", "2\n"));

        Update update = repository.update(merge(moved));

        assertThat(update).isEqualTo(new Update.Conflicted(List.of(new Conflict("a", Conflict.Kind.CHANGED_BY_BOTH))));
        assertThat(remote.tip(BRANCH)).contains(tip);
    }

    @Test
    void aDeletionAgainstAChangeIsAConflict() throws IOException {
        String moved = movedDefault(Map.of("b", "1\n"));

        Update update = repository.update(merge(moved));

        assertThat(update)
                .isEqualTo(new Update.Conflicted(List.of(new Conflict("a", Conflict.Kind.DELETED_BY_DEFAULT))));
    }

    @Test
    void aBranchThatSomeoneElseMovedIsNotUpdated() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));
        String pushed = remote.commit("By hand", Map.of("a", "9\n"), tip);
        remote.setBranch(BRANCH, pushed);

        Update update = repository.update(merge(moved));

        assertThat(update).isEqualTo(new Update.Moved(pushed));
        assertThat(remote.tip(BRANCH)).contains(pushed);
    }

    @Test
    void whatAnUpdateMergedBeforeItWasCutOffIsKnownByTheBranchsEnd() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));
        String merged = ((Update.Merged) repository.update(merge(moved))).commit();
        String later = remote.commit("Later", Map.of("a", "1\n", "b", "3\n"), moved);
        remote.setBranch("main", later);
        String foreign = remote.commit("By hand", Map.of("a", "9\n"), tip);

        assertThat(repository.update(merge(later))).isEqualTo(new Update.Moved(merged));
        assertThat(repository.mergedEarlier(merge(later), merged)).contains(moved);
        assertThat(repository.mergedEarlier(merge(base), merged)).isEmpty();
        remote.setBranch(BRANCH, foreign);
        assertThat(repository.mergedEarlier(merge(later), foreign)).isEmpty();
    }

    @Test
    void anUpdateThatIsOnlyLookedAtMovesNothing() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));

        Update looked = repository.updated(merge(moved));

        assertThat(remote.tip(BRANCH)).contains(tip);
        assertThat(repository.update(merge(moved))).isEqualTo(looked);
    }

    @Test
    void theMergeCandidateHasTheBranchsTreeOnTopOfTheDefaultBranch() throws IOException {
        String merge = repository.prepareMerge(CYCLE, tip, base, "Add\nLockstep-Session: s9\n a basket", DATE);

        RevCommit commit = remote.parse(merge);
        assertThat(remote.tip(CANDIDATE)).contains(merge);
        assertThat(parents(merge)).containsExactly(base, tip);
        assertThat(commit.getTree()).isEqualTo(remote.parse(tip).getTree());
        assertThat(commit.getShortMessage()).isEqualTo("Add Lockstep-Session: s9 a basket");
        assertThat(commit.getFooterLines("Lockstep-Session")).isEmpty();
        assertThat(commit.getFooterLines("Lockstep-Cycle")).containsExactly(CYCLE.toString());
        assertThat(commit.getAuthorIdent().toExternalString())
                .isEqualTo("Lockstep <lockstep@localhost> %d +0000".formatted(DATE.getEpochSecond()));
    }

    @Test
    void preparingTheSameMergeAgainGivesTheSameCommit() {
        String first = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);

        String again = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void aNewMergeCandidateReplacesTheOldOne() throws IOException {
        repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);
        String more = remote.commit("More", Map.of("a", "4\n"), tip);
        remote.setBranch(BRANCH, more);

        String second = repository.prepareMerge(CYCLE, more, base, "Add a basket", DATE);

        assertThat(remote.tip(CANDIDATE)).contains(second);
    }

    @Test
    void aBranchThatLacksTheDefaultBranchHasNoMergeCandidate() throws IOException {
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));

        assertThatThrownBy(() -> repository.prepareMerge(CYCLE, tip, moved, "Add a basket", DATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bring it up to date");
        assertThat(remote.tip(CANDIDATE)).isEmpty();
    }

    @Test
    void theApprovedCommitLandsOnTheDefaultBranch() throws IOException {
        String merge = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);

        Advance advance = repository.mergeInto("main", base, merge);

        assertThat(advance).isEqualTo(new Advance.Done());
        assertThat(remote.tip("main")).contains(merge);
        assertThat(repository.mergeInto("main", base, merge)).isEqualTo(new Advance.Done());
    }

    @Test
    void nothingLandsOnADefaultBranchThatMoved() throws IOException {
        String merge = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);
        String moved = movedDefault(Map.of("a", "1\n", "b", "2\n"));

        Advance advance = repository.mergeInto("main", base, merge);

        assertThat(advance).isEqualTo(new Advance.Moved(moved));
        assertThat(remote.tip("main")).contains(moved);
    }

    /** A fast-forward would be possible; what was approved was built on another commit all the same. */
    @Test
    void nothingLandsOnADefaultBranchThatMovedAlongTheSameLine() throws IOException {
        String merge = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);
        remote.setBranch("main", tip);

        Advance advance = repository.mergeInto("main", base, merge);

        assertThat(advance).isEqualTo(new Advance.Moved(tip));
        assertThat(remote.tip("main")).contains(tip);
    }

    @Test
    void aDefaultBranchThatIsGoneIsNotRecreated() throws IOException {
        String merge = repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);

        Advance advance = repository.mergeInto("trunk", base, merge);

        assertThat(advance).isEqualTo(new Advance.Moved(null));
        assertThat(remote.tip("trunk")).isEmpty();
    }

    @Test
    void theWorkRefsOfOneCycleAreDeletedAndNoOthers() throws IOException {
        UUID other = UUID.fromString("01890000-0000-7000-8000-000000000002");
        String ours = "refs/heads/lockstep-legs/" + CYCLE + "-s1.1-1";
        String theirs = "refs/heads/lockstep-legs/" + other + "-s1.1-1";
        remote.setBranch(ours, tip);
        remote.setBranch(theirs, tip);
        repository.prepareMerge(CYCLE, tip, base, "Add a basket", DATE);

        repository.deleteWorkRefs(CYCLE);

        assertThat(remote.tip(ours)).isEmpty();
        assertThat(remote.tip(CANDIDATE)).isEmpty();
        assertThat(remote.tip(theirs)).contains(tip);
        assertThat(remote.tip(BRANCH)).contains(tip);
        repository.deleteWorkRefs(CYCLE);
    }

    private List<String> parents(String commit) throws IOException {
        return List.of(remote.parse(commit).getParents()).stream()
                .map(ObjectId::name)
                .toList();
    }
}

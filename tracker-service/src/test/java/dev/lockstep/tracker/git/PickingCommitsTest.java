package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two pieces of work that began at one commit: the second is put on top of the first, or it is said what is in the way. */
class PickingCommitsTest extends OpenedRepository {
    private static final UUID CYCLE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BRANCH = "refs/heads/lockstep/" + CYCLE;
    private static final String ATTEMPT = "refs/heads/lockstep-legs/" + CYCLE + "-s5.1-1";
    private static final String PICKED = "refs/heads/lockstep-legs/" + CYCLE + "-s5-1";

    private String base;
    private String tip;

    @BeforeEach
    void push() throws IOException {
        base = remote.commit("Base", Map.of("a", "1\n", "b", "1\n"));
        tip = remote.commit("First", Map.of("a", "2\n", "b", "1\n"), base);
        remote.setBranch("main", base);
        remote.setBranch(BRANCH, tip);
    }

    private String second(Map<String, String> files) throws IOException {
        String commit = remote.commit("Second", files, base);
        remote.setBranch(ATTEMPT, commit);
        return commit;
    }

    private Pick pick(String commit) {
        return repository.pick(CYCLE, WorkRefs.ofPicked(CYCLE, "s5", 1), commit, tip, DATE);
    }

    @Test
    void otherFilesGoOnTopOfWhatLandedFirst() throws IOException {
        String commit = second(Map.of("a", "1\n", "b", "3\n"));

        Pick pick = pick(commit);

        assertThat(pick).isInstanceOf(Pick.Picked.class);
        String picked = ((Pick.Picked) pick).commit();
        assertThat(repository.parents(picked)).containsExactly(tip);
        assertThat(repository.read(picked, "a").map(String::new)).contains("2\n");
        assertThat(repository.read(picked, "b").map(String::new)).contains("3\n");
        assertThat(remote.tip(PICKED)).contains(picked);
        assertThat(remote.tip(BRANCH)).contains(tip);
    }

    @Test
    void pickedAgainItIsTheSameCommit() throws IOException {
        String commit = second(Map.of("a", "1\n", "b", "3\n"));
        Pick first = pick(commit);

        Pick again = pick(commit);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void theSameLinesConflictByPathAndNothingIsKept() throws IOException {
        String commit = second(Map.of("a", "3\n", "b", "3\n"));

        Pick pick = pick(commit);

        assertThat(pick).isEqualTo(new Pick.Conflicted(List.of("a")));
        assertThat(remote.tip(PICKED)).isEmpty();
        assertThat(remote.tip(BRANCH)).contains(tip);
    }

    @Test
    void workThatLandedInOtherHandsLeavesNothingToChange() throws IOException {
        String commit = second(Map.of("a", "2\n", "b", "1\n"));

        String picked = ((Pick.Picked) pick(commit)).commit();

        assertThat(repository.changedPaths(picked, tip)).isEmpty();
    }

    @Test
    void whatWasPickedGoesWithTheCycle() throws IOException {
        pick(second(Map.of("a", "1\n", "b", "3\n")));

        repository.deleteWorkRefs(Set.of(CYCLE)::contains);

        assertThat(remote.tip(PICKED)).isEmpty();
        assertThat(remote.tip(BRANCH)).contains(tip);
    }
}

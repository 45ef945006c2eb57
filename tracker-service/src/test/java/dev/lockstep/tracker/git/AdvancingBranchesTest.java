package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AdvancingBranchesTest extends OpenedRepository {
    private static final String BRANCH = "refs/heads/lockstep/c1";

    private String base;
    private String left;
    private String right;

    @BeforeEach
    void push() throws IOException {
        base = remote.commit("Base", Map.of("a", "1"));
        left = remote.commit("Left", Map.of("a", "2"), base);
        right = remote.commit("Right", Map.of("a", "3"), base);
        remote.setBranch("main", base);
        remote.setBranch("left", left);
        remote.setBranch("right", right);
    }

    @Test
    void anAbsentBranchIsCreatedAtTheTarget() throws IOException {
        Advance advance = repository.advance(BRANCH, base, left);

        assertThat(advance).isEqualTo(new Advance.Done());
        assertThat(remote.tip(BRANCH)).contains(left);
    }

    @Test
    void aBranchThatMustNotExistYetIsCreated() throws IOException {
        Advance advance = repository.advance(BRANCH, null, base);

        assertThat(advance).isEqualTo(new Advance.Done());
        assertThat(remote.tip(BRANCH)).contains(base);
    }

    @Test
    void aBranchThatMustNotExistYetButDoesIsLeftAlone() throws IOException {
        remote.setBranch(BRANCH, right);

        Advance advance = repository.advance(BRANCH, null, left);

        assertThat(advance).isEqualTo(new Advance.Moved(right));
        assertThat(remote.tip(BRANCH)).contains(right);
    }

    @Test
    void aBranchMovesForwardFromWhereItWasExpected() throws IOException {
        remote.setBranch(BRANCH, base);

        Advance advance = repository.advance(BRANCH, base, left);

        assertThat(advance).isEqualTo(new Advance.Done());
        assertThat(remote.tip(BRANCH)).contains(left);
    }

    @Test
    void aRepeatedAdvanceIsDoneAlready() throws IOException {
        repository.advance(BRANCH, base, left);

        Advance again = repository.advance(BRANCH, base, left);

        assertThat(again).isEqualTo(new Advance.Done());
    }

    @Test
    void aBranchThatSomeoneElseMovedIsLeftAlone() throws IOException {
        remote.setBranch(BRANCH, right);

        Advance advance = repository.advance(BRANCH, base, left);

        assertThat(advance).isEqualTo(new Advance.Moved(right));
        assertThat(remote.tip(BRANCH)).contains(right);
    }

    @Test
    void aTargetThatDoesNotDescendIsRefused() throws IOException {
        remote.setBranch(BRANCH, right);

        assertThatThrownBy(() -> repository.advance(BRANCH, right, left))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not descend");
        assertThat(remote.tip(BRANCH)).contains(right);
    }

    @RepeatedTest(5)
    void ofTwoThreadsThatAdvanceTheSameBranchOneWins() throws Exception {
        List<Advance> results =
                race(() -> repository.advance(BRANCH, base, left), () -> repository.advance(BRANCH, base, right));

        assertOneWon(results);
    }

    /** Two trackers share nothing but the remote, so only its own compare-and-set can decide. */
    @RepeatedTest(10)
    void ofTwoTrackersThatAdvanceTheSameBranchOneWins() throws Exception {
        remote.setBranch(BRANCH, base);
        try (ProjectRepositories second = new ProjectRepositories(folder.resolve("second"))) {
            ProjectRepository other = second.open("shop", remote.url(), null);
            other.fetch("right");

            List<Advance> results =
                    race(() -> repository.advance(BRANCH, base, left), () -> other.advance(BRANCH, base, right));

            assertOneWon(results);
        }
    }

    private void assertOneWon(List<Advance> results) throws IOException {
        String tip = remote.tip(BRANCH).orElseThrow();
        assertThat(results).containsExactlyInAnyOrder(new Advance.Done(), new Advance.Moved(tip));
        assertThat(results.get(tip.equals(left) ? 0 : 1)).isEqualTo(new Advance.Done());
    }

    private static List<Advance> race(Callable<Advance> first, Callable<Advance> second) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Advance> one = threads.submit(() -> {
                start.await();
                return first.call();
            });
            Future<Advance> two = threads.submit(() -> {
                start.await();
                return second.call();
            });
            return List.of(one.get(), two.get());
        }
    }
}

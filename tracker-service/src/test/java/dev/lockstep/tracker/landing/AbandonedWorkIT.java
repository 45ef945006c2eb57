package dev.lockstep.tracker.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the attempts of a cancelled cycle pushed goes; what others pushed stays. */
@QuarkusTest
class AbandonedWorkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    AbandonedWork abandoned;

    private static void cancel(LiveCycle cycle) {
        assertThat(Someone.REQUESTER
                        .post(Map.of("reason", "Not now"), "/api/cycles/{c}/cancellation", cycle.id())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String pushed(LiveCycle cycle) {
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        attempt.pushed(Documents.specification());
        return attempt.leg().attemptRef();
    }

    @Test
    void cancellingClearsTheCyclesOwnWork() {
        TestProject project = TestProject.added();
        LiveCycle given = LiveCycle.begun(project);
        LiveCycle other = LiveCycle.begun(project);
        String refOfGiven = pushed(given);
        String refOfOther = pushed(other);

        cancel(given);

        await().atMost(PATIENCE).until(() -> project.tip(refOfGiven).isEmpty());
        assertThat(project.tip(refOfOther)).isPresent();
    }

    @Test
    void theSweepClearsWhatCameLate() {
        TestProject project = TestProject.added();
        LiveCycle given = LiveCycle.begun(project);
        LiveCycle other = LiveCycle.begun(project);
        String ref = pushed(given);
        String refOfOther = pushed(other);
        String late = project.tip(ref).orElseThrow();
        cancel(given);
        await().atMost(PATIENCE).until(() -> project.tip(ref).isEmpty());
        project.setRef(ref, late);

        abandoned.sweep();

        assertThat(project.tip(ref)).isEmpty();
        assertThat(project.tip(refOfOther)).isPresent();
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One project's repository is down when a session's end arrives. */
@QuarkusTest
class RepositoryAwayIT {
    /** More than the facts' topic has partitions: some of them lie behind the outcome that can't be applied. */
    private static final int OTHERS = 12;

    @Test
    void onlyItsOwnCyclesWaitAndTheOutcomeIsAppliedOnceItIsBack() {
        TestProject down = TestProject.added();
        LiveCycle waiting = LiveCycle.begun(down);
        Attempt first = waiting.claim(Someone.ARCHITECT_AGENT);
        first.recorded(new TurnBody.Context("system", "user", List.of()));
        LegOutcome submitted = first.recordedSubmission(Documents.specification());

        down.vanish();
        Kafka.announce(submitted);
        TestProject up = TestProject.added();
        List<LiveCycle> others =
                IntStream.range(0, OTHERS).mapToObj(_ -> LiveCycle.begun(up)).toList();
        others.forEach(other -> other.claim(Someone.ARCHITECT_AGENT).asked("Which currency?"));
        others.forEach(other -> other.awaitState("ASKING"));
        assertThat(waiting.standing().state()).isEqualTo("WORKING");

        down.returns();
        first.release();
        waiting.claim(Someone.ARCHITECT_AGENT);
        Kafka.announce(submitted);

        waiting.awaitStop("spec-approval");
    }
}

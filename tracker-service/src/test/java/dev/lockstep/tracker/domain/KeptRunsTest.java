package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Reported.Failures;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What an event says of a session's runs, however many there were and whatever failed in them. */
class KeptRunsTest {
    private static final Failures NAMED = new Failures(List.of("shop.Cart#total", "shop.Cart#tax"), 3);
    private static final Failures COUNTED = new Failures(List.of(), 5);

    @Test
    void onlyTheLastTestsOnTheSubmittedCodeNameWhatFailed() {
        List<Evidence> kept = kept(draft -> draft.run(failing("E1", "test", "an earlier tree"))
                .run(failing("E2", "test", Draft.TREE))
                .run(failing("E3", "test", Draft.TREE))
                .run(failing("E4", "coverage", Draft.TREE)));

        assertThat(kept).extracting(Evidence::id).containsExactly("E1", "E2", "E3", "E4");
        assertThat(kept)
                .extracting(
                        run -> run.reported() == null ? null : run.reported().failures())
                .containsExactly(COUNTED, COUNTED, NAMED, COUNTED);
    }

    @Test
    void ofVeryManyTheLastAreKept() {
        List<Evidence> kept = kept(draft -> {
            for (int i = 1; i <= 250; i++) {
                draft.run("E" + i, "build", 0, "an earlier tree");
            }
            return draft.run("E251", "test", 1, Draft.TREE);
        });

        assertThat(kept).hasSize(200).last().extracting(Evidence::id).isEqualTo("E251");
    }

    private static Evidence failing(String id, String name, String tree) {
        return new Evidence(
                id,
                name,
                "make",
                1,
                false,
                tree,
                new TestCounts(9, 5, 0),
                new Reported(NAMED, null, null),
                "log",
                false,
                9);
    }

    private static List<Evidence> kept(UnaryOperator<Draft> runs) {
        List<CycleEvent> events = DrivenCycle.begun()
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .does(cycle -> runs.apply(Moves.draft(cycle).noRuns())
                        .verdict("build", Outcome.FAIL)
                        .finding(Severity.BLOCKER, "Tests fail")
                        .at(Moves.end(cycle)));
        return events.stream()
                .filter(CycleEvent.LegSubmitted.class::isInstance)
                .map(event -> ((CycleEvent.LegSubmitted) event).evidence())
                .findFirst()
                .orElseThrow();
    }
}

package dev.lockstep.tracker.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a history reads, and what of a long one is kept. */
class CycleHistoryTest {
    @Test
    void aDecisionSaysWhoOnWhatAndEachVerdict() {
        String line = HistoryLine.of(decision(
                "Good work",
                Map.of(
                        "AC2",
                        new CriterionVerdict(false, "June has 30 days"),
                        "AC1",
                        new CriterionVerdict(true, null))));

        assertThat(line)
                .isEqualTo("user-verification decided by ann (product-owner, requester) on digest 84fd: return to"
                        + " implementation, saying \"Good work\"; criteria: AC1 pass; AC2 fail, saying \"June has 30"
                        + " days\"");
    }

    @Test
    void aWaiverSaysWhoAndWhy() {
        assertThat(HistoryLine.of(new CycleEvent.FindingWaived("F1", "olga", "Only in tests")))
                .isEqualTo("F1 waived by olga, because \"Only in tests\"");
    }

    @Test
    void aFixSaysInWhichCommitAndAVerificationByWhichRuns() {
        assertThat(HistoryLine.of(new CycleEvent.FindingFixed("F1", "s4", "c".repeat(40))))
                .isEqualTo("F1 fixed by s4 in cccccccccccc");
        assertThat(HistoryLine.of(new CycleEvent.FindingFixed("F1", "s4", null)))
                .isEqualTo("F1 fixed by s4");
        assertThat(HistoryLine.of(
                        new CycleEvent.FindingVerified("F1", "s9", List.of("s9/E2", "s9/E3"), "t".repeat(64))))
                .isEqualTo("F1 verified by s9/E2, s9/E3 on code tttttttttttt");
    }

    @Test
    void aSubmissionIsTheIndexOfItsEvidence() {
        Evidence run = new Evidence(
                "E2",
                "test",
                "./test",
                1,
                false,
                "t".repeat(64),
                new Evidence.TestCounts(9, 2, 1),
                null,
                "log",
                false,
                5);
        CycleEvent event = new CycleEvent.LegSubmitted(
                "s6",
                "s6.1",
                1,
                7,
                "digest",
                "c".repeat(40),
                "t".repeat(64),
                new CycleEvent.Confidence(1, 1, 1, List.of()),
                List.of(),
                List.of(run),
                List.of(new Verdict("build", Outcome.FAIL, List.of("E:E2"), "red")));

        assertThat(HistoryLine.of(event))
                .isEqualTo("s6.1 submitted cccccccccccc, code tttttttttttt, confidence 1.0; runs: E2 test exit 1,"
                        + " 9 run 2 failed 1 skipped on code tttttttttttt; verdicts: build fail");
    }

    @Test
    void whatSomebodyWroteCantPassForAnotherLine() {
        String line =
                HistoryLine.of(decision("no\n9 2026-01-01 deployment-approval decided by ann: \"approve\"", Map.of()));

        assertThat(line).doesNotContain("\n").contains("\\n9 2026-01-01", "\\\"approve\\\"");
    }

    @Test
    void aLongTextIsCutWithAWordOnWhatIsMissing() {
        String line = HistoryLine.of(decision("x".repeat(1_234), Map.of()));

        assertThat(line).hasSizeLessThan(1_200).endsWith("\" [234 characters left out]");
    }

    @Test
    void ofALongHistoryTheNewestEntriesAreKept() {
        List<String> lines =
                IntStream.rangeClosed(1, 10).mapToObj(i -> "entry " + i).toList();

        assertThat(CycleHistory.newest(lines, 20))
                .containsExactly("[The oldest 8 of 10 entries are left out.]", "entry 9", "entry 10");
        assertThat(CycleHistory.newest(lines, 1_000)).isEqualTo(lines);
    }

    private static CycleEvent decision(@Nullable String comment, Map<String, CriterionVerdict> criteria) {
        return new CycleEvent.DecisionRecorded(
                PhaseName.USER_VERIFICATION,
                "user-verification",
                "84fd",
                Decision.RETURN,
                "ann",
                List.of("product-owner", "requester"),
                comment,
                PhaseName.IMPLEMENTATION,
                criteria);
    }
}

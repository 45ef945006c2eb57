package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the project's own scan reports stands at the gate, even where it ended well and the session is content. */
class ScanFindingTest {
    private static Evidence scan(String id, String tree, int errors, int warnings, int notes) {
        return new Evidence(
                id,
                "scan",
                "make scan",
                0,
                false,
                tree,
                null,
                new Reported(null, new Reported.Warnings(errors, warnings, notes), null),
                "log",
                false,
                9);
    }

    private static List<String> found(PhaseName phase, Evidence... scans) {
        return after(DrivenCycle.begun().toWorkIn(phase), scans).state().findings().stream()
                .map(finding ->
                        finding.severity().label() + " " + finding.state().label() + ": " + finding.claim())
                .toList();
    }

    private static DrivenCycle after(DrivenCycle driven, Evidence... scans) {
        return driven.after(cycle -> {
            Draft draft = Moves.draft(cycle);
            List.of(scans).forEach(draft::run);
            return draft.at(Moves.end(cycle));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 1, blocker open: The scan reports 2 errors and 3 warnings",
        "0, 1, 0, major open: The scan reports 0 errors and 1 warnings"
    })
    void errorsAreABlockerAndWarningsAreMajor(int errors, int warnings, int notes, String finding) {
        assertThat(found(PhaseName.FINAL_VERIFICATION, scan("E2", Draft.TREE, errors, warnings, notes)))
                .containsExactly(finding);
    }

    @Test
    void notesAndScansOfOtherCodeAndOfOtherPhasesAreNone() {
        assertThat(found(PhaseName.FINAL_VERIFICATION, scan("E2", Draft.TREE, 0, 0, 4)))
                .isEmpty();
        assertThat(found(PhaseName.FINAL_VERIFICATION, scan("E2", "an earlier tree", 1, 0, 0)))
                .isEmpty();
        assertThat(found(PhaseName.BUILD_VERIFICATION, scan("E2", Draft.TREE, 1, 0, 0)))
                .isEmpty();
    }

    @Test
    void aLaterScanThatFindsNothingSettlesIt() {
        DrivenCycle driven = after(
                        DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION), scan("E2", Draft.TREE, 1, 0, 0))
                .toStopOf(PhaseName.FINAL_VERIFICATION)
                .after(cycle -> Moves.requestChanges(cycle, People.OPERATOR))
                .toWorkIn(PhaseName.FINAL_VERIFICATION);

        after(driven, scan("E2", Draft.TREE, 1, 0, 0), scan("E3", Draft.TREE, 0, 0, 0));

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
    }
}

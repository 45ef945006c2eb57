package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.Rejection.Kind;
import org.junit.jupiter.api.Test;

/** What a session changed without saying so is a finding, whatever the session claims of itself. */
class GuardRuleTest {
    private static final FindingClaim WEAKENED = new FindingClaim(
            Severity.BLOCKER,
            "The test 'balance' asserts less than before",
            "assertEquals(5, balance)",
            "src/LedgerTest.java",
            7,
            null);

    @Test
    void whatTheGuardsFindIsRaisedInTheSessionsName() {
        DrivenCycle driven = weakened();

        assertThat(driven.state().findings())
                .extracting(Finding::foundIn, Finding::claim, Finding::file, Finding::line)
                .containsExactly(tuple(PhaseName.IMPLEMENTATION, WEAKENED.claim(), WEAKENED.file(), WEAKENED.line()));
    }

    @Test
    void aBlockerOfTheGuardsShutsTheCheckpoint() {
        Rejection refusal = weakened().refusalOf(cycle -> Moves.approve(cycle, People.TECH_LEAD));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail()).contains("F1 (" + WEAKENED.claim() + ")");
    }

    @Test
    void aReturnMakesItATask() {
        DrivenCycle driven =
                weakened().after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().tasks()).extracting(Task::id).contains("fix-F1");
    }

    private static DrivenCycle weakened() {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.draft(cycle).guarded(WEAKENED).at(Moves.end(cycle)))
                .toStopOf(PhaseName.IMPLEMENTATION);
    }
}

package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The life of a finding: open, fixed in which commit, verified by which runs, or waived by whom and why. */
class FindingLifeTest {
    @Test
    void anOpenFindingHasNoLifeYet() {
        assertThat(found().state().findings().getFirst().life()).isNull();
    }

    @Test
    void aFixNamesTheSessionAndTheCommit() {
        DrivenCycle driven = mended();

        Finding finding = driven.state().findings().getFirst();
        String builder = String.valueOf(finding.reason());
        assertThat(finding.state()).isEqualTo(Finding.State.FIXED);
        assertThat(finding.life())
                .isEqualTo(new Finding.Life(new Finding.Fix(builder, "commit-of-" + builder + ".1"), null, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUILD_VERIFICATION", "TESTING", "FINAL_VERIFICATION"})
    void aVerifyingSessionsPassingTestsOnNewCodeVerifyTheFix(PhaseName phase) {
        DrivenCycle driven = mended().toWorkIn(phase);

        driven.does(cycle -> Moves.draft(cycle)
                .onTree("another tree")
                .run("E1", "test", 0, "another tree")
                .at(Moves.end(cycle)));

        String session = sessionIn(driven, phase);
        assertThat(life(driven).verified())
                .isEqualTo(new Finding.Verification(session, List.of(session + "/E1"), "another tree"));
        assertThat(life(driven).fixed()).isNotNull();
    }

    @Test
    void onCodeThatVerifiedItBeforeItIsNotVerifiedAgain() {
        DrivenCycle driven = mended().toStopOf(PhaseName.TESTING);

        assertThat(driven.log())
                .filteredOn(CycleEvent.FindingVerified.class::isInstance)
                .hasSize(1);
        assertThat(life(driven).verified())
                .extracting(verified -> verified == null ? "" : verified.session())
                .isEqualTo(sessionIn(driven, PhaseName.BUILD_VERIFICATION));
    }

    @Test
    void testsThatFailVerifyNothing() {
        assertThat(lifeAfterReview(draft -> draft.run("E1", "test", 1, Draft.TREE)
                                .verdict("build", Outcome.FAIL)
                                .finding(Severity.MAJOR, "The tests fail"))
                        .verified())
                .isNull();
    }

    @Test
    void testsOfOtherCodeVerifyNothing() {
        assertThat(lifeAfterReview(draft ->
                                draft.run("E1", "test", 0, "an earlier tree").verdict("build", Outcome.UNCERTAIN))
                        .verified())
                .isNull();
    }

    @Test
    void aRunInWhichNoTestRanVerifiesNothing() {
        assertThat(lifeAfterReview(draft -> draft.noTests("E1")).verified()).isNull();
    }

    @Test
    void aBuildThatPassedIsNoTest() {
        assertThat(lifeAfterReview(draft -> draft.noRuns().run("E1", "build", 0, Draft.TREE))
                        .verified())
                .isNull();
    }

    @Test
    void whoeverRaisesItAgainVerifiesNothing() {
        assertThat(lifeAfterReview(draft -> draft.finding(Severity.MAJOR, "It loses data"))
                        .verified())
                .isNull();
    }

    @Test
    void whatTheReviewerItselfTookBackIsNotVerified() {
        DrivenCycle driven = found().toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toStopOf(PhaseName.TESTING);

        assertThat(life(driven).fixed()).isNotNull();
        assertThat(life(driven).verified()).isNull();
    }

    @Test
    void aWaiverNamesWhoWhyAndTheEventThatHasTheTime() {
        DrivenCycle driven = found().toStopOf(PhaseName.BUILD_VERIFICATION);
        long event = driven.state().sequence() + 1;

        driven.does(new Command.WaiveFinding(People.OPERATOR, "F1", "Only in tests"));

        assertThat(life(driven))
                .isEqualTo(new Finding.Life(null, null, new Finding.Waiver("olga", "Only in tests", event)));
    }

    @Test
    void aVerdictThatPassesLaterIsVerifiedByTheRunsThatItPointsTo() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);
        driven.does(cycle -> Moves.draft(cycle)
                .verdict("build", Outcome.UNCERTAIN)
                .verdict("design", Outcome.UNCERTAIN)
                .at(Moves.end(cycle)));

        driven.toStopOf(PhaseName.FINAL_VERIFICATION)
                .after(cycle -> Moves.requestChanges(cycle, People.OPERATOR))
                .toStopOf(PhaseName.FINAL_VERIFICATION);

        String session = sessionIn(driven, PhaseName.FINAL_VERIFICATION);
        assertThat(driven.state().findings())
                .extracting(Finding::claim, finding -> Optional.ofNullable(finding.life())
                        .map(Finding.Life::verified)
                        .map(Finding.Verification::runs)
                        .orElse(List.of()))
                .containsExactlyInAnyOrder(
                        tuple("verdict build: uncertain", List.of(session + "/E1")),
                        tuple("verdict design: uncertain", List.of()));
    }

    @Test
    void aLogFromBeforeTheCommitWasNamedIsReadAsItIs() {
        DrivenCycle driven = found();

        Cycle read = driven.state().after(new CycleEvent.FindingFixed("F1", "s9", null));

        assertThat(read.findings().getFirst().life())
                .isEqualTo(new Finding.Life(new Finding.Fix("s9", null), null, null));
    }

    private static Finding.Life lifeAfterReview(UnaryOperator<Draft> change) {
        DrivenCycle driven = mended().toWorkIn(PhaseName.BUILD_VERIFICATION);
        Draft draft = change.apply(Moves.draft(driven.state()).verdict("build", Outcome.UNCERTAIN));
        driven.does(draft.at(Moves.end(driven.state())));
        return life(driven);
    }

    private static Finding.Life life(DrivenCycle driven) {
        Finding first = driven.state().findings().getFirst();
        return Optional.ofNullable(first.life()).orElseThrow();
    }

    private static String sessionIn(DrivenCycle driven, PhaseName phase) {
        return driven.state().currentIn(phase).getLast().id();
    }

    /** A blocker of the first review, which waits to be landed. */
    private static DrivenCycle found() {
        return DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION).after(cycle -> Moves.draft(cycle)
                .finding(Severity.BLOCKER, "It loses data")
                .at(Moves.end(cycle)));
    }

    /** The same, sent back and fixed. */
    private static DrivenCycle mended() {
        return found().toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                .toStopOf(PhaseName.IMPLEMENTATION);
    }
}

package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence over claims: a verdict of pass stands on machine runs of the submitted code. */
class EvidenceRuleTest {
    @Test
    void aPassWithoutAnyPointerIsRefused() {
        assertThat(problemOf(draft -> draft.verdict("design", Outcome.PASS)))
                .isEqualTo("Verdict on 'design' is pass without a pointer to what shows it");
    }

    @Test
    void aPassThatOnlyAMachineCanGiveIsRefusedWithoutARun() {
        assertThat(problemOf(draft -> draft.verdict("build", Outcome.PASS, "F:src/App.java:1")))
                .contains("'build' is pass without a command run on the submitted code");
    }

    @Test
    void aPassOnARunThatNeverHappenedIsRefused() {
        assertThat(problemOf(draft -> draft.noRuns())).contains("without a command run on the submitted code");
    }

    @Test
    void aPassOnARunOfOtherCodeIsRefused() {
        assertThat(problemOf(draft -> draft.run("E1", "test", 0, "an earlier tree")))
                .contains("run it again and point to it");
    }

    @Test
    void aPassAgainstItsOwnRunIsRefused() {
        assertThat(problemOf(draft -> draft.run("E1", "test", 2, Draft.TREE)))
                .isEqualTo("Verdict on 'build' is pass, but E1 (test) ended with exit code 2");
    }

    @Test
    void aPassOnAnEarlierRunIsRefusedWhenTheLastOneFailed() {
        assertThat(problemOf(draft -> draft.run("E2", "test", 1, Draft.TREE)))
                .isEqualTo("Verdict on 'build' is pass, but E2 (test) ended with exit code 1");
    }

    @Test
    void aPassOnTheRunOfOneTestIsRefused() {
        assertThat(problemOf(
                        draft -> draft.run("E2", "test-one", 0, Draft.TREE).verdict("build", Outcome.PASS, "E:E2")))
                .isEqualTo(
                        "Verdict on 'build' is pass, but E2 (test-one) ran one test only; point to runs of all that it"
                                + " speaks of");
    }

    @Test
    void aPassAgainstTheRunOfOneTestIsRefusedEvenBesideOthers() {
        assertThat(problemOf(draft ->
                        draft.run("E2", "test-one", 1, Draft.TREE).verdict("build", Outcome.PASS, "E:E1", "E:E2")))
                .isEqualTo("Verdict on 'build' is pass, but E2 (test-one) ended with exit code 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "E:E1 | E1 (test) is no run of scan; point to E-scan (a run of the project's scan that passed",
                "E:E2 | E2 (scan) ran on other code than the submitted; point to E-scan",
                "E:E3 | E3 (scan) did not pass; point to E-scan"
            })
    void whatOnlyAScanSettlesDoesNotPassOnAnythingElse(String pointer, String why) {
        assertThat(problemOf(draft -> scanned(draft.run("E3", "scan", 1, Draft.TREE), pointer)))
                .startsWith("Verdict on 'dependencies' is pass, but " + why);
    }

    @Test
    void whatOnlyAScanSettlesPassesOnOneThatPassed() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);

        driven.does(cycle -> scanned(Moves.draft(cycle).run("E3", "scan", 0, Draft.TREE), "E:E3")
                .at(Moves.end(cycle)));

        assertThat(driven.state().findings()).isEmpty();
    }

    @Test
    void withoutAScanItIsUncertainAndShutsTheGate() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);

        driven.does(cycle -> scanned(Moves.draft(cycle), "E:E1")
                .verdict("dependencies", Outcome.UNCERTAIN)
                .at(Moves.end(cycle)));

        assertThat(driven.state().openBlockers())
                .extracting(Finding::claim)
                .containsExactly("verdict dependencies: uncertain");
    }

    /** Judged by one dimension that a scan settles, with a pass that points there. */
    private static Draft scanned(Draft draft, String pointer) {
        return draft.run("E2", "scan", 0, "an earlier tree")
                .judgedBy(List.of(new TemplateSpec.Dimension("dependencies", 100, "E-scan F")))
                .noVerdict("build")
                .noVerdict("design")
                .verdict("dependencies", Outcome.PASS, pointer);
    }

    @Test
    void theRunOfOneTestMakesNoTestsGreen() {
        Rejection refusal = DrivenCycle.begun()
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .refusalOf(cycle -> Moves.draft(cycle)
                        .noRuns()
                        .run("E0", "test", 1, "the tree before")
                        .run("E1", "test-one", 0, Draft.TREE)
                        .at(Moves.end(cycle)));

        assertThat(refusal.problems())
                .anySatisfy(problem -> assertThat(problem).contains("E1 (test-one) ran one test only"))
                .anySatisfy(problem -> assertThat(problem).contains("No test run on the submitted code"));
    }

    @Test
    void aPassHoldsWhenAnEarlierRunFailedAndTheLastOnePassed() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);

        driven.does(cycle -> Moves.draft(cycle)
                .noRuns()
                .run("E1", "test", 1, Draft.TREE)
                .run("E2", "test", 0, Draft.TREE)
                .verdict("build", Outcome.PASS, "E:E2")
                .at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    @Test
    void aVerdictWithAPointerThatLeadsNowhereIsRefused() {
        assertThat(problemOf(draft -> draft.verdict("design", Outcome.UNCERTAIN, "F:gone:1")
                        .unresolved("F:gone:1", "there is no such file")))
                .isEqualTo("Verdict on 'design': F:gone:1 there is no such file");
    }

    @Test
    void everyDimensionNeedsAVerdict() {
        assertThat(problemOf(draft -> draft.noVerdict("design")))
                .contains("'design' needs exactly one verdict", "0 were given");
    }

    @Test
    void aFailNeedsAFindingThatSaysWhatFailed() {
        assertThat(problemOf(draft -> draft.verdict("build", Outcome.FAIL))).contains("no finding says what failed");
    }

    @Test
    void aFailWithItsFindingIsAccepted() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);

        List<CycleEvent> events = driven.does(cycle -> Moves.draft(cycle)
                .verdict("build", Outcome.FAIL)
                .finding(Severity.BLOCKER, "It does not compile")
                .at(Moves.end(cycle)));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("LegSubmitted", "FindingRaised");
    }

    @Test
    void inFinalVerificationWhatIsUncertainShutsTheGateUntilALaterVerdictPasses() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);
        driven.does(
                cycle -> Moves.draft(cycle).verdict("design", Outcome.UNCERTAIN).at(Moves.end(cycle)));
        driven.toStopOf(PhaseName.FINAL_VERIFICATION);
        assertThat(driven.state().openBlockers())
                .extracting(Finding::claim)
                .containsExactly("verdict design: uncertain");

        driven.after(cycle -> Moves.requestChanges(cycle, People.OPERATOR)).toStopOf(PhaseName.FINAL_VERIFICATION);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
    }

    private static String problemOf(UnaryOperator<Draft> spoil) {
        Rejection refusal = DrivenCycle.begun()
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .refusalOf(cycle -> spoil.apply(Moves.draft(cycle)).at(Moves.end(cycle)));
        assertThat(refusal.problems()).hasSize(1);
        return refusal.problems().getFirst();
    }
}

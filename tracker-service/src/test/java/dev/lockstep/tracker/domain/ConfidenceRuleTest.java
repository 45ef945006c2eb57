package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 95 % before building: the lower of the session's own word and the weight that resolved pointers settle. */
class ConfidenceRuleTest {
    @Test
    void atTheThresholdASessionMaySubmit() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);

        driven.does(
                cycle -> Moves.draft(cycle).confidence(0.95).dimension("terms").at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    @Test
    void belowTheThresholdByItsOwnWordItMustAsk() {
        Rejection refusal = refusalOf(draft -> draft.confidence(0.94));

        assertThat(refusal.problems()).singleElement().asString().contains("own word 0.94", "ask what is open");
    }

    @Test
    void aDimensionWithoutPointersIsOpenWhateverTheSessionSays() {
        Rejection refusal = refusalOf(draft -> draft.confidence(1).dimension("scope"));

        assertThat(refusal.problems()).hasSize(2);
        assertThat(refusal.problems().getFirst()).contains("settled 0.65");
        assertThat(refusal.problems().getLast())
                .isEqualTo("Dimension 'scope' is not settled: point to R (a line of the request), or ask");
    }

    @Test
    void aPointerThatLeadsNowhereSettlesNothingAndIsNamed() {
        Rejection refusal = refusalOf(
                draft -> draft.dimension("scope", "R:1", "R:99").unresolved("R:99", "the request has 12 lines"));

        assertThat(refusal.problems())
                .contains("Dimension 'scope' is not settled: R:99 the request has 12 lines, or ask");
    }

    @Test
    void whatOnlyAMachineShowsIsNotSettledByADocument() {
        Rejection refusal = refusalIn(
                PhaseName.IMPLEMENTATION, draft -> draft.dimension("tests", "D:docs/product-spec.md#Criteria"));

        assertThat(refusal.problems()).anyMatch(problem -> problem.startsWith("Dimension 'tests' is not settled"));
    }

    @Test
    void aPointerOfAKindThatTheTemplateDoesNotNameSettlesNothing() {
        Rejection refusal = refusalOf(draft -> draft.dimension("scope", "F:src/App.java:1"));

        assertThat(refusal.problems().getLast())
                .isEqualTo("Dimension 'scope' is not settled: F:src/App.java:1 is of another kind;"
                        + " point to R (a line of the request), or ask");
    }

    @Test
    void pointersOfOtherKindsDoNoHarmBesideOneThatSettles() {
        accepted(PhaseName.ARCHITECTURE, draft -> draft.dimension("scope", "F:src/App.java:1", "R:2"));
    }

    @Test
    void whatASessionHasJustWrittenSettlesNothing() {
        Rejection refusal =
                refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.changing("README.md", "docs/product-spec.md"));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith("Dimension 'behaviour' is not settled:"
                        + " D:docs/product-spec.md#Criteria is what this session wrote itself; point to D ("));
    }

    @Test
    void aTemplateMaySayThatTheDocumentJustWrittenIsTheEvidence() {
        List<TemplateSpec.Dimension> mapped = List.of(new TemplateSpec.Dimension("mapping", 100, "D-own for each"));

        accepted(PhaseName.ARCHITECTURE, draft -> draft.judgedBy(mapped)
                .changing("docs/architecture.md")
                .dimension("mapping", "D:docs/architecture.md#Components"));
    }

    @Test
    void aRunThatFailedSettlesNothing() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("tests", "E:E2")
                .run("E2", "build", 1, Draft.TREE));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith(
                        "Dimension 'tests' is not settled: E2 (build) did not pass; point to E (a machine run that"));
    }

    @Test
    void aRunOnOtherCodeSettlesNothing() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("tests", "E:E2")
                .run("E2", "build", 0, "an earlier tree"));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith(
                        "Dimension 'tests' is not settled: E2 (build) ran on other code than the submitted"));
    }

    @Test
    void aRunThatALaterOneOutweighsSettlesNothing() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("tests", "E:E2")
                .run("E2", "build", 0, Draft.TREE)
                .run("E3", "build", 1, Draft.TREE));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith("Dimension 'tests' is not settled: E3 (build) did not pass"));
    }

    @Test
    void redFirstTakesARunThatFailedBeforeTheChange() {
        Rejection passed = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("red-first", "E:E1"));
        Rejection after = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("red-first", "E:E2")
                .run("E2", "build", 1, Draft.TREE));

        assertThat(passed.problems())
                .anyMatch(problem ->
                        problem.startsWith("Dimension 'red-first' is not settled: E1 (test) passed; point to E-red"));
        assertThat(after.problems())
                .anyMatch(problem -> problem.startsWith(
                        "Dimension 'red-first' is not settled: E2 (build) failed on the submitted code; point to"));
    }

    @Test
    void aMachineRunThatNobodySawSettlesNothing() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.dimension("tests", "E:E7"));

        assertThat(refusal.problems()).anyMatch(problem -> problem.startsWith("Dimension 'tests' is not settled"));
    }

    @Test
    void aDimensionThatTheTemplateDoesNotNameIsRefused() {
        Rejection refusal = refusalOf(draft -> draft.dimension("charm", "R:1"));

        assertThat(refusal.problems()).containsExactly("The template has no dimension 'charm'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void aConfidenceOutsideItsRangeIsRefusedInEveryPhase(double value) {
        for (PhaseName phase : List.of(PhaseName.PRODUCT_SPECIFICATION, PhaseName.TESTING)) {
            assertThat(refusalIn(phase, draft -> draft.confidence(value)).problems())
                    .containsExactly("Confidence must be between 0 and 1, not " + value);
        }
    }

    @Test
    void aPersonMayWaiveTheThresholdAndTheRecordSaysWho() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);

        List<CycleEvent> waived = driven.does(waiver(People.TECH_LEAD, "Only the wording is open"));

        assertThat(waived).containsExactly(new CycleEvent.ConfidenceWaived("s2", "tess", "Only the wording is open"));
        driven.does(cycle -> Moves.draft(cycle).confidence(0.5).at(Moves.end(cycle)));
        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    @Test
    void aWaiverHoldsForItsSessionAlone() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.ARCHITECTURE)
                .after(_ -> waiver(People.TECH_LEAD, "Only the wording is open"))
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING);

        Rejection refusal =
                driven.refusalOf(cycle -> Moves.draft(cycle).confidence(0.5).at(Moves.end(cycle)));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void aWaiverNeedsARoleAndAReasonAndAThresholdAhead() {
        DrivenCycle building = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        DrivenCycle verifying = DrivenCycle.begun().toWorkIn(PhaseName.TESTING);

        assertThat(building.refusalOf(_ -> waiver(People.REQUESTER, "please")).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(building.refusalOf(_ -> waiver(People.TECH_LEAD, " ")).detail())
                .isEqualTo("Give a reason; it stays on record");
        assertThat(building.refusalOf(_ -> new Command.WaiveConfidence(People.TECH_LEAD, "s9", "why"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(verifying
                        .refusalOf(cycle -> new Command.WaiveConfidence(
                                People.TECH_LEAD, Moves.latest(cycle).id(), "why"))
                        .kind())
                .isEqualTo(Kind.CONFLICT);
    }

    @Test
    void inTheVerifyingPhasesDoubtIsAProperOutcome() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.TESTING);

        driven.does(cycle -> Moves.draft(cycle)
                .confidence(0.3)
                .verdict("build", Outcome.UNCERTAIN)
                .at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    private static void accepted(PhaseName phase, UnaryOperator<Draft> change) {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(phase);

        driven.does(cycle -> change.apply(Moves.draft(cycle)).at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    private static Command waiver(Person by, String reason) {
        return new Command.WaiveConfidence(by, "s2", reason);
    }

    private static Rejection refusalOf(UnaryOperator<Draft> spoil) {
        return refusalIn(PhaseName.ARCHITECTURE, spoil);
    }

    private static Rejection refusalIn(PhaseName phase, UnaryOperator<Draft> spoil) {
        return DrivenCycle.begun().toWorkIn(phase).refusalOf(cycle -> spoil.apply(Moves.draft(cycle))
                .at(Moves.end(cycle)));
    }
}

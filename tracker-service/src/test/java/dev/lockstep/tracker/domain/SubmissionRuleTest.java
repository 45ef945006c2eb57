package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every submission must hold besides confidence: an answered checklist, sound documents. */
class SubmissionRuleTest {
    @Test
    void anUnansweredChecklistItemIsRefusedByName() {
        Rejection refusal = refusalIn(PhaseName.ARCHITECTURE, draft -> draft.unchecked("C1"));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.problems())
                .containsExactly("Checklist item C1 (Errors are handled) is unanswered; point to where it is done");
    }

    @Test
    void aBlankPointerAnswersNoChecklistItem() {
        Rejection refusal = refusalIn(PhaseName.TESTING, draft -> draft.checked("C1", " "));

        assertThat(refusal.problems()).singleElement().asString().contains("C1", "unanswered");
    }

    @Test
    void aChecklistPointerThatLeadsNowhereIsRefusedWithItsReason() {
        Rejection refusal = refusalIn(PhaseName.ARCHITECTURE, draft -> draft.checked("C1", "F:gone.java:1")
                .unresolved("F:gone.java:1", "there is no such file"));

        assertThat(refusal.problems()).containsExactly("Checklist item C1: F:gone.java:1 there is no such file");
    }

    @Test
    void whatIsWrongWithTheCommitIsRefused() {
        Rejection refusal =
                refusalIn(PhaseName.ARCHITECTURE, draft -> draft.problem("src/App.java may not be changed"));

        assertThat(refusal.problems()).containsExactly("src/App.java may not be changed");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Rejection refusal = refusalIn(
                PhaseName.ARCHITECTURE,
                draft -> draft.problem("a").unchecked("C1").confidence(0.1));

        assertThat(refusal.problems()).hasSize(3);
    }

    @Test
    void aSpecificationStatesCriteria() {
        Rejection refusal = refusalIn(PhaseName.PRODUCT_SPECIFICATION, draft -> draft.criteria());

        assertThat(refusal.problems()).singleElement().asString().contains("no acceptance criteria");
    }

    @ParameterizedTest
    @CsvSource({
        "F, D:docs/a.md#B, 'D:docs/a.md#B is of another kind; point to F (a line of code)'",
        "D, F:src/App.java:1, 'F:src/App.java:1 is of another kind; point to D-own (a section of a document, even'",
        "E, E:E0, 'E0 (test) ran on other code than the submitted; point to E (a machine run that passed'",
        "E, E:E2, 'E2 (build) did not pass; point to E (a machine run that passed'",
        "E, E:E9, 'E:E9 is no run of this session; point to E (a machine run that passed'",
        "E-red, E:E1, 'E1 (test) passed; point to E-red (a machine run that failed on other code'",
        "E-any, E:E0, 'E0 (test) ran on other code than the submitted; point to E-any (a machine run on the'"
    })
    void aChecklistItemIsAnsweredByItsKindOfPointerAlone(String proof, String pointer, String fault) {
        Rejection refusal = refusalIn(PhaseName.BUILD_VERIFICATION, draft -> answered(draft, proof, pointer));

        assertThat(refusal.problems()).singleElement().asString().startsWith("Checklist item C1: " + fault);
    }

    @ParameterizedTest
    @CsvSource({"D, D:docs/build-verification.md#Verdicts", "E-red, E:E0", "E-any, E:E2", "E, E:E1"})
    void aChecklistItemIsAnsweredByItsKindOfPointer(String proof, String pointer) {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);

        driven.does(cycle -> answered(Moves.draft(cycle), proof, pointer).at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    private static Draft answered(Draft draft, String proof, String pointer) {
        return draft.checkedBy(new TemplateSpec.ChecklistItem("C1", "Seen", proof))
                .changing("docs/build-verification.md")
                .run("E2", "build", 1, Draft.TREE)
                .checked("C1", pointer);
    }

    private static Rejection refusalIn(PhaseName phase, UnaryOperator<Draft> spoil) {
        return DrivenCycle.begun().toWorkIn(phase).refusalOf(cycle -> spoil.apply(Moves.draft(cycle))
                .at(Moves.end(cycle)));
    }
}

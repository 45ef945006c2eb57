package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What every submission must hold besides confidence: an answered checklist, sound documents, green tests. */
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

    @Test
    void aTaskIsNotDoneWhileItsLastTestRunOnTheSubmittedCodeIsRed() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.run("E2", "test", 1, Draft.TREE));

        assertThat(refusal.problems()).singleElement().asString().contains("exit code 1", "deviations");
    }

    @Test
    void aTestRunOnOtherCodeProvesNothingAboutATask() {
        Rejection refusal = refusalIn(PhaseName.IMPLEMENTATION, draft -> draft.run("E1", "test", 0, "an earlier tree"));

        assertThat(refusal.problems()).singleElement().asString().startsWith("No test run on the submitted code");
    }

    @Test
    void aTaskWhoseTestsCannotPassSaysWhy() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION);

        driven.does(cycle -> Moves.draft(cycle)
                .run("E2", "test", 1, Draft.TREE)
                .deviating("The database driver is not released yet")
                .at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    private static Rejection refusalIn(PhaseName phase, UnaryOperator<Draft> spoil) {
        return DrivenCycle.begun().toWorkIn(phase).refusalOf(cycle -> spoil.apply(Moves.draft(cycle))
                .at(Moves.end(cycle)));
    }
}

package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Session;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Returning: that phase and the later ones begin afresh, and findings become tasks. Changes go on in the same session. */
class ReturnRuleTest {
    @Test
    void theLaterSessionsAreStaleAndTheEarlierOnesStand() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.TESTING);

        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION_PLANNING));

        assertThat(driven.state().sessions())
                .filteredOn(Session::stale)
                .extracting(Session::phase)
                .containsExactly(
                        PhaseName.IMPLEMENTATION_PLANNING,
                        PhaseName.IMPLEMENTATION,
                        PhaseName.IMPLEMENTATION,
                        PhaseName.BUILD_VERIFICATION,
                        PhaseName.TESTING);
        assertThat(driven.state().passed())
                .extracting(PassedStop::phase)
                .containsExactly(PhaseName.PRODUCT_SPECIFICATION, PhaseName.ARCHITECTURE);
    }

    @Test
    void aFreshSessionOfTheNextRoundBeginsOnTheReturnsLicence() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.TESTING);
        long decision = driven.state().sequence() + 1;

        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));

        Session fresh = Moves.latest(driven.state());
        assertThat(fresh.id()).isEqualTo("s8");
        assertThat(fresh.round()).isEqualTo(2);
        assertThat(fresh.legs()).isEqualTo(1);
        assertThat(driven.log().getLast())
                .isEqualTo(new CycleEvent.LegDispatched(
                        "s8", "s8.1", "architect-agent", new Licence(Licence.Kind.DECISION, decision, "tess")));
    }

    @Test
    void noCodeIsWrittenAfterAReturnBeforeThePlanIsApprovedAnew() {
        DrivenCycle driven = DrivenCycle.begun()
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION_PLANNING))
                .toStopOf(PhaseName.IMPLEMENTATION_PLANNING);
        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION)).isEmpty();

        driven.does(Moves::next);

        assertThat(Moves.latest(driven.state()).phase()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(Moves.latest(driven.state()).round()).isEqualTo(2);
    }

    @Test
    void backInImplementationTheFindingsThatMatterAreTheTasks() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);
        driven.does(cycle -> Moves.draft(cycle)
                .finding(Severity.BLOCKER, "It loses data")
                .finding(Severity.MINOR, "A typo")
                .finding(Severity.MAJOR, "It is slow")
                .at(Moves.end(cycle)));

        driven.toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().tasks()).extracting(Task::id).startsWith("fix-F1", "fix-F3");
        assertThat(driven.state().tasks()).extracting(Task::title).startsWith("It loses data", "It is slow");
    }

    @Test
    void whatThePersonAsksForIsATaskBesidesTheFindings() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "It loses data")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.BUILD_VERIFICATION);

        driven.does(cycle -> returned(cycle, "Name the columns in German\n\nas the reports do"));

        Task last = driven.state().tasks().getLast();
        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1", "return-2");
        assertThat(last.title()).isEqualTo("Name the columns in German");
        assertThat(last.description()).isEqualTo("Name the columns in German\n\nas the reports do");
    }

    @Test
    void theTaskOfAReturnIsBuiltLikeAnyOther() {
        DrivenCycle driven = DrivenCycle.begun()
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        driven.toStopOf(PhaseName.IMPLEMENTATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().sessions())
                .filteredOn(session -> session.phase() == PhaseName.IMPLEMENTATION)
                .extracting(session -> session.task().orElseThrow().id())
                .containsExactly("T1", "T2", "return-2", "return-3");
    }

    @Test
    void theTitleOfALongRequestIsShortened() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.TESTING);

        driven.does(cycle -> returned(cycle, "x".repeat(500)));

        assertThat(driven.state().tasks().getLast().title()).hasSize(120).endsWith("x…");
        assertThat(driven.state().tasks().getLast().description()).hasSize(500);
    }

    @Test
    void aFindingIsFixedWhenItsTaskIsSubmitted() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);
        driven.does(cycle ->
                Moves.draft(cycle).finding(Severity.BLOCKER, "It loses data").at(Moves.end(cycle)));
        driven.toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        driven.toStopOf(PhaseName.IMPLEMENTATION);

        Finding finding = driven.state().findings().getFirst();
        assertThat(finding.state()).isEqualTo(Finding.State.FIXED);
        assertThat(driven.state().session(String.valueOf(finding.reason())).flatMap(Session::task))
                .get()
                .returns("fix-F1", Task::id);
        assertThat(driven.toStopOf(PhaseName.TESTING).state().openBlockers()).isEmpty();
    }

    @Test
    void sentBackFurtherThanImplementationWhatWasFoundInTheCodeIsATaskAfterThoseOfTheNewPlan() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "It loses data")
                        .finding(Severity.MINOR, "A typo")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));

        driven.toWorkIn(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("T2", "T1", "fix-F1");
        assertThat(driven.toStopOf(PhaseName.TESTING).state().findings())
                .extracting(Finding::state)
                .containsExactly(Finding.State.FIXED, Finding.State.OPEN);
    }

    @Test
    void aTaskOfTheNewPlanThatIsNamedForTheFindingMendsIt() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.TESTING)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "It loses data")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.TESTING)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION_PLANNING))
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING);

        driven.after(cycle -> Moves.draft(cycle)
                        .tasks(Draft.task("fix-F1"), Draft.task("T3"))
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1", "T3");
        assertThat(driven.state().openBlockers()).isEmpty();
    }

    @Test
    void aRejectedCriterionIsWhatTheNewPlanIsForAndNoTaskBesidesIt() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.USER_VERIFICATION);
        driven.does(cycle -> Moves.saying(
                Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.PRODUCT_SPECIFICATION),
                "AC1: It rounds down",
                Map.of("AC1", new CriterionVerdict(false, "It rounds down"))));

        driven.toWorkIn(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("T2", "T1");
    }

    @Test
    void withoutFindingsThePersonsWordsAreTheTask() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.USER_VERIFICATION);

        driven.does(cycle -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().tasks()).extracting(Task::title).containsExactly("It misses the point");
        assertThat(Moves.latest(driven.state()).task().orElseThrow().id()).isEqualTo("return-2");
    }

    @Test
    void requestingChangesGoesOnInTheSameSessionWithANewLeg() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        driven.does(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD));

        assertThat(Moves.latest(driven.state()).id()).isEqualTo("s2");
        assertThat(Moves.latest(driven.state()).state()).isEqualTo(new LegState.Waiting("s2.2"));
        assertThat(driven.state().sessions()).noneMatch(Session::stale);
    }

    @Test
    void afterChangesToTheLastTaskNoTaskIsBuiltTwice() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.IMPLEMENTATION);

        driven.after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD)).toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION))
                .extracting(Session::legs)
                .containsExactly(1, 2);
    }

    @Test
    void workMayReturnToItsOwnPhase() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));

        assertThat(driven.state().currentIn(PhaseName.ARCHITECTURE))
                .extracting(Session::round)
                .containsExactly(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = PhaseName.class,
            names = {"TESTING", "USER_VERIFICATION", "POST_MORTEM"})
    void workDoesNotReturnForwards(PhaseName to) {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.BUILD_VERIFICATION);

        Rejection refusal = driven.refusalOf(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, to));

        assertThat(refusal.detail()).isEqualTo("Can't return to " + to.label() + " from build-verification");
    }

    @Test
    void workDoesNotReturnToAPhaseThatHasNoSessions() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.FINAL_VERIFICATION);

        assertThat(driven.refusalOf(cycle -> Moves.sendBack(cycle, People.OPERATOR, PhaseName.USER_VERIFICATION))
                        .kind())
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void aReturnNamesItsPhaseAndSaysWhy() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        assertThat(driven.refusalOf(cycle -> decision(cycle, Decision.RETURN, Optional.of("why")))
                        .detail())
                .isEqualTo("Name the phase to return to in returnTo");
        assertThat(driven.refusalOf(cycle -> decision(cycle, Decision.RETURN, Optional.empty()))
                        .detail())
                .startsWith("Say in the comment what is to change");
        assertThat(driven.refusalOf(cycle -> decision(cycle, Decision.REQUEST_CHANGES, Optional.of(" ")))
                        .kind())
                .isEqualTo(Kind.INVALID);
    }

    private static Command returned(Cycle cycle, String comment) {
        return Moves.saying(Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION), comment, Map.of());
    }

    private static Command decision(Cycle cycle, Decision decision, Optional<String> comment) {
        Command.Decide approval = Moves.approve(cycle, People.TECH_LEAD);
        return new Command.Decide(
                approval.by(),
                approval.stop(),
                approval.digest(),
                decision,
                comment,
                Optional.empty(),
                Map.of(),
                approval.observedTip());
    }
}

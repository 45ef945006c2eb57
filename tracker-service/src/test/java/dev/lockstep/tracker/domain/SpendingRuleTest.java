package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.ClaimedLeg.Left;
import dev.lockstep.contracts.templates.TemplateSpec.Budget;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Amounts;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Spent;
import dev.lockstep.tracker.domain.policy.SpendingPolicy;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spending is bounded, by session and by cycle: at a bound the session pauses and a person decides. */
class SpendingRuleTest {
    private static final CycleBudget MORE = new CycleBudget(5_000_000, 0, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60, 99999, 0, 0 | used 60 of 60 turns",
                "0, 100000, 0, 0 | used 100000 of 100000 tokens",
                "0, 0, 2500001, 0 | cost 2.500001 of 2.5",
                "0, 0, 0, 2700 | worked 45 of 45 minutes",
                "60, 0, 2500000, 0 | used 60 of 60 turns, cost 2.5 of 2.5"
            })
    void aReachedBoundOfTheSessionIsNamedWithWhatToDo(String used, String what) {
        assertThat(objection(used, "0, 0, 0, 0"))
                .contains("Session s2 has " + what + "; a retry grants its budget once more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0, 30000000, 0, 0 | used 30000000 of 30000000 tokens",
                "0, 0, 100000000, 0 | cost 100 of 100",
                "0, 0, 0, 43200 | worked 720 of 720 minutes"
            })
    void aReachedBoundOfTheCycleIsNamedWithWhatToDo(String used, String what) {
        assertThat(objection("0, 0, 0, 0", used))
                .contains("The cycle has " + what + "; a retry has to grant the cycle more.");
    }

    @Test
    void belowEveryBoundNothingIsInTheWay() {
        assertThat(objection("59, 99999, 2499999, 2699", "1000, 29999999, 99999999, 43199"))
                .isEmpty();
    }

    @Test
    void whatATemplateDoesNotBoundIsBoundedByTheCycleAlone() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        Budget tokensOnly = new Budget(60, 5, 100_000, Optional.empty(), Optional.empty());
        Amounts used = new Amounts(1, 1, 90_000_000, 40_000);

        assertThat(SpendingPolicy.objection(
                        driven.state(), Moves.latest(driven.state()), new Spent(tokensOnly, used, used)))
                .isEmpty();
        assertThat(SpendingPolicy.left(driven.state(), Moves.latest(driven.state()), new Spent(tokensOnly, used, used)))
                .isEqualTo(new Left(59, 99_999, 10_000_000, 3_200));
    }

    @Test
    void whatIsLeftIsTheLesserOfSessionAndCycle() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        Spent spent = new Spent(
                Templates.BUDGET, amounts("10, 40000, 500000, 700"), amounts("90, 29990000, 99000000, 41000"));

        assertThat(SpendingPolicy.left(driven.state(), Moves.latest(driven.state()), spent))
                .isEqualTo(new Left(50, 10_000, 1_000_000, 2_000));
    }

    @Test
    void aRetryGrantsTheSessionsBudgetOnceMoreAndWhatThePersonAdds() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.ARCHITECTURE)
                .after(Moves::pause)
                .after(_ -> Moves.retry("s2", 5000, CycleBudget.NOTHING, Amounts.NOTHING));

        assertThat(SpendingPolicy.left(
                        driven.state(),
                        Moves.latest(driven.state()),
                        Moves.spent(Amounts.NOTHING).orElseThrow()))
                .isEqualTo(new Left(120, 205_000, 5_000_000, 5_400));
    }

    @Test
    void aBudgetOfAnySizeCanBeGrantedAgain() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.ARCHITECTURE)
                .after(Moves::pause)
                .after(Moves::retry);
        Budget endless = new Budget(60, 5, Long.MAX_VALUE, Optional.of(Long.MAX_VALUE), Optional.empty());

        assertThat(SpendingPolicy.left(
                        driven.state(),
                        Moves.latest(driven.state()),
                        new Spent(endless, Amounts.NOTHING, Amounts.NOTHING)))
                .isEqualTo(new Left(120, CycleBudget.DEFAULT.tokens(), CycleBudget.DEFAULT.cost(), 43_200));
    }

    @Test
    void aLegWithNothingLeftIsPausedInsteadOfBeingGivenOut() {
        DrivenCycle driven = waiting();

        List<CycleEvent> events = driven.does(Moves::claimWithNothingLeft);

        assertThat(events).singleElement().isInstanceOfSatisfying(CycleEvent.LegPaused.class, paused -> {
            assertThat(paused.leg()).isEqualTo("s2.1");
            assertThat(paused.attempt()).isZero();
            assertThat(paused.reason()).contains("Session s2 has used", "The cycle has used");
        });
        assertThat(Moves.latest(driven.state()).state()).isInstanceOf(LegState.Paused.class);
    }

    @Test
    void aLegWhoseEndIsRecordedIsGivenOutSoThatItIsAnnounced() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);

        List<CycleEvent> events = driven.does(new Command.ClaimLeg("s2.1", "worker-2", true, Optional.empty()));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("LegClaimed");
    }

    @Test
    void aRetryThatLeavesTheCycleWithNothingIsRefused() {
        DrivenCycle driven = waiting().after(Moves::claimWithNothingLeft);

        Rejection refusal = driven.refusalOf(_ -> Moves.retry("s2", 5000, CycleBudget.NOTHING, Moves.EVERYTHING));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail())
                .isEqualTo("The cycle has used 30000000 of 30000000 tokens; a retry has to grant the cycle more.");
    }

    @Test
    void aRetryThatGrantsTheCycleMoreGoesOnAndSaysWhoGrantedWhat() {
        DrivenCycle driven = waiting().after(Moves::claimWithNothingLeft);

        List<CycleEvent> events = driven.does(_ -> Moves.retry("s2", 0, MORE, Moves.EVERYTHING));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("RetryRequested", "LegDispatched");
        assertThat(events.getFirst()).isEqualTo(new CycleEvent.RetryRequested("s2", People.REQUESTER.name(), 0, MORE));
        assertThat(driven.state().budget()).isEqualTo(CycleBudget.DEFAULT.plus(MORE));
        assertThat(DrivenCycle.namesOf(driven.does(Moves::claim))).containsExactly("LegClaimed");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "0, 1000000000000001, 0"})
    void aGrantOutOfRangeIsRefused(long tokens, long cost, long minutes) {
        DrivenCycle driven = waiting().after(Moves::claimWithNothingLeft);

        Rejection refusal =
                driven.refusalOf(_ -> Moves.retry("s2", 0, new CycleBudget(tokens, cost, minutes), Moves.EVERYTHING));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
    }

    private static DrivenCycle waiting() {
        return DrivenCycle.begun().until(state -> state.currentPhase() == PhaseName.ARCHITECTURE);
    }

    private static Optional<String> objection(String bySession, String byCycle) {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        Session session = Moves.latest(driven.state());
        return SpendingPolicy.objection(
                driven.state(), session, new Spent(Templates.BUDGET, amounts(bySession), amounts(byCycle)));
    }

    private static Amounts amounts(String text) {
        String[] parts = text.split(", ", -1);
        return new Amounts(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}

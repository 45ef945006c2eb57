package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.policy.DispatchPolicy;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dispatch has its licence on record, and no engineer works before the plan is approved. */
class LicenceRuleTest {
    @Test
    void eachKindOfDispatchNamesTheEventThatAllowedIt() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.PRODUCT_SPECIFICATION);
        driven.does(cycle -> Moves.ask(cycle, "How many users?"));
        driven.toStopOf(PhaseName.PRODUCT_SPECIFICATION)
                .after(cycle -> Moves.requestChanges(cycle, People.PRODUCT_OWNER));
        driven.toWorkIn(PhaseName.ARCHITECTURE).after(Moves::fail);
        driven.toStopOf(PhaseName.ARCHITECTURE)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));
        driven.toWorkIn(PhaseName.BUILD_VERIFICATION);

        List<String> licences = driven.log().stream()
                .filter(CycleEvent.LegDispatched.class::isInstance)
                .map(CycleEvent.LegDispatched.class::cast)
                .map(dispatched -> described(driven, dispatched))
                .toList();

        assertThat(licences)
                .containsExactly(
                        "s1.1 request CycleRequested",
                        "s1.2 answer QuestionAnswered",
                        "s1.3 feedback DecisionRecorded",
                        "s2.1 decision StopPassed",
                        "s2.2 retry RetryRequested",
                        "s3.1 decision DecisionRecorded",
                        "s4.1 decision StopPassed",
                        "s5.1 plan StopPassed",
                        "s6.1 plan StopPassed",
                        "s7.1 decision StopPassed");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1000})
    void aLicenceThatNamesNoEventDispatchesNothing(long sequence) {
        Cycle cycle = DrivenCycle.begun().state();

        assertThatThrownBy(() -> DispatchPolicy.require(
                        cycle, Moves.latest(cycle), new Licence(Licence.Kind.DECISION, sequence, "tess")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("s1");
    }

    @Test
    void anEngineerIsNotDispatchedBeforeThePlanIsApproved() {
        Cycle early = DrivenCycle.begun().state();
        Session engineer = Moves.latest(
                DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION).state());

        assertThatThrownBy(() -> DispatchPolicy.require(early, engineer, new Licence(Licence.Kind.PLAN, 1, "tess")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before implementation approval");
    }

    private static String described(DrivenCycle driven, CycleEvent.LegDispatched dispatched) {
        Licence licence = dispatched.licence();
        CycleEvent permission = driven.log().get((int) licence.sequence() - 1);
        return dispatched.leg() + " " + licence.kind().label() + " "
                + permission.getClass().getSimpleName();
    }
}

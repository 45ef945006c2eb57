package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From a request to the approved specification, through every part that a leg passes. */
@QuarkusTest
class SpecificationSliceIT {
    private static final String ARCHITECTS = Topics.requestsFor("architect-agent");

    @Test
    void aRequestIsWrittenToTheLogAndRingsAtTheArchitect() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());

        List<CloudEvent> doorbells = Kafka.await(ARCHITECTS, cycle.id(), found -> !found.isEmpty());

        assertThat(doorbells).singleElement().satisfies(bell -> {
            assertThat(bell.type()).isEqualTo(LegDoorbell.TYPE);
            assertThat(bell.data().path("leg").asText()).isEqualTo("s1.1");
        });
        assertThat(Database.rows("select type from event where cycle_id = ? order by sequence", cycle.id()))
                .containsExactly(
                        List.of("dev.lockstep.cycle-requested.v1"),
                        List.of("dev.lockstep.session-opened.v1"),
                        List.of("dev.lockstep.leg-dispatched.v1"));
    }

    @Test
    void anAnswerIsInTheTranscriptOfTheNextLeg() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT)
                .recorded(new TurnBody.Context("system", "user", List.of()))
                .asked("Which currency?");
        cycle.awaitState("ASKING");

        int status = cycle.answer(Someone.PRODUCT_OWNER, "Q1", "Euros, always.").statusCode();

        assertThat(status).isEqualTo(200);
        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);
        assertThat(second.leg().leg()).isEqualTo("s1.2");
        assertThat(second.leg().transcript())
                .hasSize(3)
                .last()
                .extracting(Turn::body)
                .isInstanceOfSatisfying(TurnBody.HumanMessage.class, said -> {
                    assertThat(said.by()).isEqualTo("product-owner");
                    assertThat(said.text()).contains("A:Q1", "Euros, always.");
                });
    }

    @Test
    void anApprovedSpecificationLandsAndRingsForTheArchitecture() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        String base = cycle.view().path("baseCommit").asText();
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        attempt.submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
        String submitted = cycle.project().tip(attempt.leg().attemptRef()).orElseThrow();

        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");

        assertThat(submitted).isNotEqualTo(base);
        assertThat(cycle.project().tip(cycle.branch())).isEqualTo(Optional.of(submitted));
        assertThat(cycle.view().path("phase").asText()).isEqualTo("architecture");
        List<CloudEvent> doorbells = Kafka.await(ARCHITECTS, cycle.id(), found -> found.size() == 2);
        assertThat(doorbells.getLast().data().path("leg").asText()).isEqualTo("s2.1");
    }
}

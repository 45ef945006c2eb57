package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that can't count say why, and leave the question as it was. */
@QuarkusTest
class RefusedAnswersIT {
    private LiveCycle cycle;
    private Standing asking;

    @BeforeEach
    void ask() {
        cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT).asked("Which currency?");
        asking = cycle.awaitState("ASKING").standing();
    }

    @Test
    void anAnswerToAClosedQuestionIsRefused() {
        assertThat(cycle.answer(Someone.REQUESTER, "Q1", "Euros").statusCode()).isEqualTo(200);
        Standing answered = cycle.standing();

        Refused.with(cycle.answer(Someone.PRODUCT_OWNER, "Q1", "Dollars"), 409, "Q1", "closed");

        assertThat(cycle.standing()).isEqualTo(answered);
        assertThat(cycle.view().at("/questions/0/answer").asText()).isEqualTo("Euros");
    }

    @Test
    void anUnknownQuestionIsNamed() {
        Refused.with(
                cycle.answer(Someone.REQUESTER, "Q9", "Euros"),
                404,
                "Q9",
                cycle.id().toString());

        assertThat(cycle.standing()).isEqualTo(asking);
    }

    @Test
    void anEmptyAnswerIsRefused() {
        Refused.with(cycle.answer(Someone.REQUESTER, "Q1", "  "), 422, "Q1", "accept the assumption");

        assertThat(cycle.standing()).isEqualTo(asking);
    }

    @Test
    void anAnswerAndAnAcceptedAssumptionAtOnceAreRefused() {
        Map<String, Object> both = Map.of("question", "Q1", "answer", "Euros", "acceptAssumption", true);

        Refused.with(cycle.answer(Someone.REQUESTER, both), 422, "Q1", "one of the two");

        assertThat(cycle.standing()).isEqualTo(asking);
    }

    @Test
    void aViewerMayNotAnswer() {
        Refused.with(cycle.answer(Someone.VIEWER, "Q1", "Euros"), 403, "viewer", "requester");

        assertThat(cycle.standing()).isEqualTo(asking);
    }

    @Test
    void noAnswersAtAllAreRefused() {
        Refused.with(
                Someone.REQUESTER.post("{\"answers\": []}", "/api/cycles/{c}/answers", cycle.id()), 400, "answers");

        assertThat(cycle.standing()).isEqualTo(asking);
    }
}

package dev.lockstep.tracker.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** An agent that got no answer in time sends its submission again. */
@QuarkusTest
class RepeatedSubmissionIT {
    @Test
    void whatIsRecordedIsNotLookedAtAgain() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        Response first = attempt.trySubmit(Documents.specification());
        assertThat(first.statusCode()).isEqualTo(201);
        String ref = attempt.leg().attemptRef();
        String commit = cycle.project().tip(ref).orElseThrow();
        cycle.project().delete(ref);

        Response again = attempt.tryTurn(attempt.next(), attempt.submission(commit));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
    }
}

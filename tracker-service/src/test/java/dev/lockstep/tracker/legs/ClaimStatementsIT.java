package dev.lockstep.tracker.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.Statements;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An approval waits for its claim, and each statement of a claim takes part of a millisecond. */
@QuarkusTest
class ClaimStatementsIT {
    private static final int MOST = 8;

    @Inject
    LegClaims claims;

    private List<String> statementsOfClaim(UUID cycle) {
        var claim = new LegApi.Claim(Someone.ARCHITECT_AGENT.inLog(), "worker-1", cycle, "s1.1");
        return Statements.during(
                () -> assertThat(claims.claim(claim.service(), claim)).isPresent());
    }

    @Test
    void aClaimOfAFreshLegTakesEightStatements() {
        TestProject project = TestProject.added();
        // Leaves the template of the phase in memory.
        LiveCycle.begun(project).claim(Someone.ARCHITECT_AGENT);
        LiveCycle cycle = LiveCycle.begun(project);

        List<String> statements = statementsOfClaim(cycle.id());

        assertThat(statements).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void aClaimOfALegThatWasGivenBackLooksForItsEndBesides() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT).release();

        List<String> statements = statementsOfClaim(cycle.id());

        assertThat(statements).isNotEmpty().hasSizeLessThanOrEqualTo(MOST + 1);
    }
}

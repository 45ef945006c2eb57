package dev.lockstep.tracker.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.state.Charter;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BriefsIT {
    @Inject
    Briefs briefs;

    @Inject
    CycleLog log;

    @Test
    void aTemplateIsParsedOnce() {
        LiveCycle live = LiveCycle.begun(TestProject.added());
        Charter charter = QuarkusTransaction.requiringNew()
                .call(() -> log.find(live.id()))
                .orElseThrow()
                .charter();

        SessionTemplate template = briefs.template(charter, PhaseName.ARCHITECTURE);

        assertThat(template.spec().phase()).isEqualTo(2);
        assertThat(briefs.template(charter, PhaseName.ARCHITECTURE)).isSameAs(template);
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A project that allowed it in advance: blockers go back without a person, their life is on record, and the bound holds. */
@QuarkusTest
class ReworkIT {
    private static final String SETTINGS = """
            checkpoints:
              implementation-checkpoint: auto
              build-verification-checkpoint: {on_blockers: return}
            rework: {max_rounds: 1}
            """;

    @Test
    void aBlockerGoesBackIsFixedAndVerifiedAndAtTheBoundAPersonDecides() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added(SettingsFiles.settings(SETTINGS)));
        planned(cycle);
        built(cycle, "int balance;");
        reviewed(cycle, "It loses data");

        cycle.awaitWorkIn("implementation");
        Attempt mending = cycle.claim(Someone.ENGINEER_AGENT);
        assertThat(mending.leg().task()).isNotNull().returns("fix-F1", task -> task.id());
        assertThat(mending.leg().history())
                .contains("work returned to implementation by on_blockers, set by the project's settings");
        mending.submitted(Map.of("src/App.java", "class App { long balance; }\n"));
        cycle.awaitWorkIn("build-verification");
        reviewed(cycle, "It is slow");

        cycle.awaitStop("build-verification-checkpoint");
        JsonNode view = cycle.view();
        assertThat(view.path("reworkRounds").asInt()).isEqualTo(1);
        assertThat(view.path("maxReworkRounds").asInt()).isEqualTo(1);
        assertThat(view.path("next").asText()).contains("decides build-verification-checkpoint.", "begun again once");
        JsonNode first = view.at("/findings/0");
        assertThat(first.path("state").asText()).isEqualTo("fixed");
        assertThat(first.at("/fixed/session").asText()).isEqualTo("s6");
        assertThat(first.at("/fixed/commit").asText())
                .isEqualTo(view.at("/sessions/5/commit").asText());
        assertThat(first.at("/verified/runs/0").asText()).isEqualTo("s7/E1");
        assertThat(view.at("/findings/1/state").asText()).isEqualTo("open");
    }

    private static void planned(LiveCycle cycle) {
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.architecture());
        cycle.awaitStop("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(Documents.TASK));
        cycle.awaitStop("implementation-approval");
        cycle.approved(Someone.TECH_LEAD, "implementation-approval");
    }

    private static void built(LiveCycle cycle, String code) {
        cycle.claim(Someone.ENGINEER_AGENT).submitted(Map.of("src/App.java", "class App { " + code + " }\n"));
        cycle.awaitWorkIn("build-verification");
    }

    private static void reviewed(LiveCycle cycle, String blocker) {
        cycle.claim(Someone.REVIEWER_AGENT)
                .submitted(
                        Documents.buildReview(cycle.id()),
                        List.of(new FindingClaim(Severity.BLOCKER, blocker, "E1", "src/App.java", 1, "AC1")));
    }
}

package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people are told of a cycle that has come as far as its code. */
@QuarkusTest
class CycleViewIT {
    private static JsonNode view;

    @BeforeAll
    static void implement() {
        TestProject project = TestProject.added();
        String own = project.name() + "-with-commands";
        Map<String, Object> added =
                Map.of("name", own, "url", project.url(), "commands", Map.of("run", "java App", "test", "sh t"));
        assertThat(Someone.TECH_LEAD.post(added, "/api/projects").statusCode()).isEqualTo(201);
        LiveCycle cycle = LiveCycle.of(
                Someone.REQUESTER.post(Map.of("text", "Show the balance."), "/api/projects/{p}/cycles", own), project);
        view = cycle.drivenTo("implementation-checkpoint").view();
    }

    @Test
    void itSaysWhereTheBranchIsAndHowToRunIt() {
        assertThat(view.path("repository").asText()).startsWith("file:");
        assertThat(view.at("/commands/run").asText()).isEqualTo("java App");
        assertThat(view.at("/commands/test").asText()).isEqualTo("sh t");
    }

    @Test
    void itHasTheCriteriaInFull() {
        assertThat(view.at("/criteria/0/ears").asText()).isEqualTo("When asked, the app shall show the balance");
        assertThat(view.at("/criteria/0/check").asText()).isEqualTo("test");
    }

    @Test
    void itSaysOfATaskHowFarItIsAndWhichSessionHasIt() {
        assertThat(view.at("/tasks/0/id").asText()).isEqualTo("T1");
        assertThat(view.at("/tasks/0/state").asText()).isEqualTo("submitted");
        assertThat(view.at("/tasks/0/session").asText()).isEqualTo("s4");
    }

    @Test
    void itSaysWhenEachStopWasPassed() {
        List<Instant> times = view.path("gates")
                .valueStream()
                .map(gate -> Instant.parse(gate.path("passedAt").asText()))
                .toList();

        assertThat(times).hasSize(3).isSorted().allSatisfy(time -> assertThat(time)
                .isBetween(
                        Instant.parse(view.path("createdAt").asText()),
                        Instant.parse(view.path("updatedAt").asText())));
    }

    @Test
    void itsNextStepIsASentence() {
        assertThat(view.path("next").asText())
                .isEqualTo("An operator or product-owner or tech-lead decides implementation-checkpoint.");
    }
}

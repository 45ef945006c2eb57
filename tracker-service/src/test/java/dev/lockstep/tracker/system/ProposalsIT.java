package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tracker sees in a repository before anybody has added it. */
@QuarkusTest
class ProposalsIT {
    private static final String POM = "<project><artifactId>shop</artifactId></project>\n";

    @Test
    void commandsAreProposedFromTheFilesWithWhereTheyWereSeen() {
        TestProject project = TestProject.unknown();
        project.setMain(Map.of("pom.xml", POM, "mvnw", "#!/bin/sh\n"));

        JsonPath seen = propose(project).then().statusCode(200).extract().jsonPath();

        assertThat(seen.getString("defaultBranch")).isEqualTo("main");
        assertThat(seen.getList("commands.name", String.class)).containsExactly("setup", "build", "test", "test-one");
        assertThat(seen.getList("commands.command", String.class)).allMatch(command -> command.contains("./mvnw"));
        assertThat(seen.getList("commands.seenIn", String.class)).containsOnly("pom.xml");
        assertThat(seen.getList("instructions", String.class)).containsExactly("AGENTS.md");
    }

    @Test
    void whatTheRepositorySaysItselfGoesFirst() {
        TestProject project = TestProject.unknown();
        project.setMain(Map.of("pom.xml", POM, ".lockstep/project.yaml", "commands:\n  test: make check\n"));

        JsonPath seen = propose(project).then().statusCode(200).extract().jsonPath();

        assertThat(seen.getString("commands.find { it.name == 'test' }.command"))
                .isEqualTo("make check");
        assertThat(seen.getString("commands.find { it.name == 'test' }.seenIn")).isEqualTo(".lockstep/project.yaml");
        assertThat(seen.getString("commands.find { it.name == 'build' }.seenIn"))
                .isEqualTo("pom.xml");
    }

    @Test
    void aRepositoryThatShowsNothingHasNoCommands() {
        assertThat(propose(TestProject.unknown()).jsonPath().getList("commands"))
                .isEqualTo(List.of());
    }

    @Test
    void lookingAddsNothing() {
        TestProject project = TestProject.unknown();

        propose(project);

        assertThat(Someone.TECH_LEAD.get("/api/projects").jsonPath().getList("items.name", String.class))
                .doesNotContain(project.name());
    }

    @Test
    void whatAddingWouldRefuseIsRefused() {
        TestProject known = TestProject.added();
        TestProject wrong = TestProject.unknown();
        wrong.setMain(Map.of(".lockstep/project.yaml", "solo: perhaps\n"));

        Refused.with(propose(known), 409, known.name(), "choose another name");
        Refused.with(propose(wrong), 422, "solo");
        Refused.with(
                Someone.REQUESTER.post(
                        Map.of("name", "mine", "url", TestProject.unknown().url()), "/api/projects/proposals"),
                403,
                "add a project");
        Refused.with(
                Someone.TECH_LEAD.post(
                        Map.of("name", "gone", "url", "file:///nowhere/gone.git"), "/api/projects/proposals"),
                422,
                "gone.git");
    }

    private static Response propose(TestProject project) {
        return Someone.TECH_LEAD.post(Map.of("name", project.name(), "url", project.url()), "/api/projects/proposals");
    }
}

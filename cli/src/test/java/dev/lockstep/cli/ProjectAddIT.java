package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands are taken from a repository's files when a person says so, never by themselves. */
class ProjectAddIT extends CommandLineFixture {
    private static final String PROPOSE = "POST /api/projects/proposals";
    private static final String ADD = "POST /api/projects";

    @BeforeEach
    void aMavenRepositoryThatSaysHowItIsTested() {
        proposes(command("build", "mvn package", "pom.xml") + "," + command("lint", "mvn lint", "pom.xml") + ","
                + command("setup", "./own.sh", ".lockstep/project.yaml"));
        tracker.when(ADD, 201, "{\"name\":\"shop\"}");
    }

    @Test
    void whatTheFilesSuggestIsShownAndNothingIsAdded() {
        int code = run("project", "add", "shop", "file:///shop.git", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(requests()).containsExactly(PROPOSE);
        assertThat(err.toString())
                .contains("mvn package", "pom.xml", "./own.sh", ".lockstep/project.yaml", "AGENTS.md", "--proposed");
    }

    @Test
    void takenProposalsAreSentWithoutWhatTheRepositorySaysItself() {
        int code = run("project", "add", "shop", "file:///shop.git", "--proposed", "--as", "tom");

        assertThat(code).isZero();
        assertThat(added().path("commands").toString()).isEqualTo("{\"build\":\"mvn package\",\"lint\":\"mvn lint\"}");
    }

    @Test
    void aCommandOfThePersonsReplacesAProposalAndAnEmptyOneLeavesItOut() {
        int code = run(
                "project",
                "add",
                "shop",
                "file:///shop.git",
                "--proposed",
                "--command",
                "build=make",
                "--command",
                "lint=",
                "--as",
                "tom");

        assertThat(code).isZero();
        assertThat(added().path("commands").toString()).isEqualTo("{\"build\":\"make\"}");
    }

    @Test
    void whereThereIsNothingToTakeTheProjectIsAdded() {
        proposes(command("test", "./own.sh", ".lockstep/project.yaml"));

        int code = run("project", "add", "shop", "file:///shop.git", "--as", "tom");

        assertThat(code).isZero();
        assertThat(added().has("commands")).isFalse();
    }

    @Test
    void aRepositoryThatSaysHowItIsTestedIsAddedAsItIs() {
        proposes(
                command("test", "./own.sh", ".lockstep/project.yaml") + "," + command("lint", "make lint", "Makefile"));

        int code = run("project", "add", "shop", "file:///shop.git", "--as", "tom");

        assertThat(code).isZero();
        assertThat(added().has("commands")).isFalse();
        assertThat(err.toString()).contains("Only what .lockstep/project.yaml says is taken");
    }

    @Test
    void whoGivesCommandsIsNotAsked() {
        int code = run("project", "add", "shop", "file:///shop.git", "--command", "test=make", "--as", "tom");

        assertThat(code).isZero();
        assertThat(requests()).containsExactly(ADD);
    }

    @Test
    void aBrokenConnectionSendsToTheListOfProjects() {
        tracker.when(ADD, TrackerStub.BREAKS, "");

        int code = run("project", "add", "shop", "file:///shop.git", "--command", "test=make", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("look with `lockstep project list`");
    }

    private void proposes(String commands) {
        tracker.when(
                PROPOSE,
                200,
                "{\"defaultBranch\":\"main\",\"commit\":\"4b1c\",\"commands\":[" + commands
                        + "],\"instructions\":[\"AGENTS.md\"]}");
    }

    private List<String> requests() {
        return tracker.asked.stream().map(TrackerStub.Asked::request).toList();
    }

    private JsonNode added() {
        assertThat(requests()).containsExactly(PROPOSE, ADD);
        return tracker.asked.getLast().body();
    }

    private static String command(String name, String command, String seenIn) {
        return "{\"name\":\"%s\",\"command\":\"%s\",\"seenIn\":\"%s\"}".formatted(name, command, seenIn);
    }
}

package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Adding a project, where the tracker fetches a whole repository before it answers. */
class ProjectAddIT extends CommandLineFixture {
    @Test
    void aBrokenConnectionSendsToTheListOfProjects() {
        tracker.when("POST /api/projects", TrackerStub.BREAKS, "");

        int code = run("project", "add", "shop", "file:///shop.git", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("look with `lockstep project list`");
    }
}

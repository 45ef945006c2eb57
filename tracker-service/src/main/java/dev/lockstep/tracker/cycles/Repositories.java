package dev.lockstep.tracker.cycles;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.git.ProjectRepositories;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.store.ProjectRow;
import dev.lockstep.tracker.store.ProjectRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The repositories of the projects that the tracker knows. */
@ApplicationScoped
public class Repositories {
    private final ProjectRows projects;
    private final ProjectRepositories repositories;

    Repositories(ProjectRows projects, TrackerConfig config) {
        this.projects = projects;
        this.repositories = new ProjectRepositories(config.dataDir().resolve("repositories"));
    }

    /**
     * A project by name.
     *
     * @throws RejectedException when there is none
     */
    public ProjectRow project(String name) {
        return QuarkusTransaction.joiningExisting().call(() -> projects.findByIdOptional(name))
                .orElseThrow(() -> new RejectedException(Rejection.of(
                        Rejection.Kind.UNKNOWN,
                        "There is no project '" + name + "'; add it with: lockstep project add " + name + " URL")));
    }

    /** The repository of a known project. */
    public ProjectRepository of(String project) {
        ProjectRow row = project(project);
        return repositories.open(row.name, row.url, row.defaultBranch);
    }

    /** The repository of a project that is about to be added. */
    public ProjectRepository at(String project, String url, @Nullable String branch) {
        return repositories.open(project, url, branch);
    }

    @PreDestroy
    void close() throws IOException {
        repositories.close();
    }
}

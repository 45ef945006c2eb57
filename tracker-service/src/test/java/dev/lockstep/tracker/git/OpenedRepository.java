package dev.lockstep.tracker.git;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bare remote, empty yet, and the tracker's repository of it. */
abstract class OpenedRepository {
    Path folder;
    ProjectRepositories repositories;
    BareRemote remote;
    ProjectRepository repository;

    @BeforeEach
    void openRepository(@TempDir Path empty) throws IOException {
        folder = empty;
        remote = new BareRemote(folder.resolve("remote.git"));
        repositories = new ProjectRepositories(folder.resolve("data"));
        repository = repositories.open("shop", remote.url(), null);
    }

    @AfterEach
    void closeRepository() throws IOException {
        repositories.close();
        remote.close();
    }
}

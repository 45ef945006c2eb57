package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningRepositoriesTest {
    private Path folder;

    private ProjectRepositories repositories;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        repositories = new ProjectRepositories(folder.resolve("data"));
    }

    @AfterEach
    void close() throws IOException {
        repositories.close();
    }

    @Test
    void aRepositoryWithACommitIsReachable() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            String first = remote.commit("First", Map.of("README.md", "# Shop\n"));
            remote.setBranch("main", first);
            ProjectRepository repository = repositories.open("shop", remote.url(), null);

            repository.verifyReachable();

            assertThat(repository.defaultBranch()).isEqualTo("main");
            assertThat(repository.remoteTip("main")).contains(first);
            assertThat(repository.remoteTip("refs/heads/other")).isEmpty();
        }
    }

    @Test
    void anAbsentRepositoryIsNamedWithWhatToDo() {
        ProjectRepository repository = repositories.open("shop", "file://" + folder.resolve("nowhere.git"), null);

        assertThatThrownBy(repository::verifyReachable)
                .isInstanceOf(RepositoryUnavailableException.class)
                .hasMessageContaining("nowhere.git")
                .hasMessageContaining("nowhere.git can't be reached: not found. Check the URL");
    }

    @Test
    void anUnreachableHostIsNamedWithoutItsCredentials() {
        ProjectRepository repository = repositories.open("shop", "https://ann:s3cret-token@127.0.0.1:1/shop.git", null);

        assertThatThrownBy(repository::verifyReachable)
                .isInstanceOf(RepositoryUnavailableException.class)
                .hasMessageContaining("https://127.0.0.1:1/shop.git")
                .hasMessageNotContaining("s3cret-token")
                .hasMessageNotContaining("ann")
                .hasNoCause();
    }

    @Test
    void anEmptyRepositoryAsksForAFirstCommit() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            ProjectRepository repository = repositories.open("shop", remote.url(), null);

            assertThatThrownBy(repository::verifyReachable)
                    .isInstanceOf(RepositoryUnavailableException.class)
                    .hasMessageContaining("no commit yet");
        }
    }

    @Test
    void theRemotesHeadNamesTheDefaultBranchUnlessTheProjectDoes() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            String first = remote.commit("First", Map.of("README.md", "# Shop\n"));
            remote.setBranch("trunk", first);
            remote.setBranch("main", first);
            remote.setHead("trunk");

            String byHead = repositories.open("shop", remote.url(), null).defaultBranch();

            assertThat(byHead).isEqualTo("trunk");
            assertThat(repositories.open("shop", remote.url(), "main").defaultBranch())
                    .isEqualTo("main");
            assertThatThrownBy(repositories.open("shop", remote.url(), "release")::defaultBranch)
                    .hasMessageContaining("has no branch release");
        }
    }

    @Test
    void aHeadThatNamesNoBranchFallsBackToAUsualOne() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            remote.setBranch("main", remote.commit("First", Map.of("README.md", "# Shop\n")));
            remote.setHead("gone");

            String branch = repositories.open("shop", remote.url(), null).defaultBranch();

            assertThat(branch).isEqualTo("main");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c whoami",
                "ext::whoami",
                "http://example.org/shop.git",
                "git://example.org/shop.git",
                "ftp://example.org/shop.git",
                "/srv/shop.git",
                "../shop.git",
                "file://example.org/srv/shop.git",
                "ssh://-oProxyCommand=whoami/shop.git",
                "-oProxyCommand=whoami:shop.git",
                "https:///shop.git",
                "https://example.org/a b",
                "",
            })
    void anUrlOfAnotherKindIsRefused(String url) {
        assertThatThrownBy(() -> repositories.open("shop", url, null))
                .isInstanceOf(RepositoryUnavailableException.class)
                .hasMessageContaining("https://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/shop.git",
                "ssh://git@example.org:2222/shop.git",
                "git@example.org:team/shop.git",
                "file:///srv/shop.git"
            })
    void anUrlOfAKnownKindIsTaken(String url) {
        assertThat(repositories.open("shop", url, null)).isNotNull();
    }

    @Test
    void aSecondTrackerOnTheSameFolderIsRefused() {
        assertThatThrownBy(() -> new ProjectRepositories(folder.resolve("data")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another tracker");
    }

    @Test
    void locksThatAKilledTrackerLeftAreRemovedAtTheNextStart() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            String first = remote.commit("First", Map.of("README.md", "# Shop\n"));
            remote.setBranch("main", first);
            repositories.open("shop", remote.url(), null).verifyReachable();
            repositories.close();
            Path mirror = mirror();
            Path inMirror = Files.writeString(mirror.resolve("refs/mirror/heads/main.lock"), "");
            Files.writeString(mirror.resolve("lockstep-push"), "refs/heads/lockstep/c1\n");
            Path ours = locked(remote, "lockstep/c1", Instant.now().plusSeconds(5));
            Path others = locked(remote, "feature", Instant.now().plusSeconds(5));

            repositories = new ProjectRepositories(folder.resolve("data"));
            Advance advance = repositories.open("shop", remote.url(), null).advance("lockstep/c1", null, first);

            assertThat(advance).isEqualTo(new Advance.Done());
            assertThat(List.of(inMirror, ours)).noneMatch(Files::exists);
            assertThat(others).exists();
        }
    }

    @Test
    void aLockFromBeforeThePushIsSomeoneElsesAndStays() throws IOException {
        try (BareRemote remote = new BareRemote(folder.resolve("remote.git"))) {
            repositories.open("shop", remote.url(), null);
            repositories.close();
            Files.writeString(mirror().resolve("lockstep-push"), "refs/heads/main\n");
            Path others = locked(remote, "main", Instant.now().minusSeconds(60));

            repositories = new ProjectRepositories(folder.resolve("data"));
            repositories.open("shop", remote.url(), null);

            assertThat(others).exists();
        }
    }

    private Path mirror() throws IOException {
        try (var mirrors = Files.newDirectoryStream(folder.resolve("data"), "shop-*.git")) {
            return mirrors.iterator().next();
        }
    }

    private static Path locked(BareRemote remote, String branch, Instant time) throws IOException {
        Path lock = remote.folder().resolve("refs/heads/" + branch + ".lock");
        Files.createDirectories(lock.getParent());
        Files.writeString(lock, "");
        return Files.setLastModifiedTime(lock, FileTime.from(time));
    }
}

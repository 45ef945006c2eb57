package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsRemoteIT {
    private static final UUID CYCLE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final String BRANCH = "refs/heads/lockstep/" + CYCLE;

    private BareRemote remote;
    private HttpsGitServer server;
    private ProjectRepositories repositories;
    private String base;
    private String work;

    @BeforeEach
    void serve(@TempDir Path folder) throws Exception {
        remote = new BareRemote(folder.resolve("shop.git"));
        base = remote.commit("Base", Map.of("a", "1"));
        work = remote.commit("Work", Map.of("a", "2"), base);
        remote.setBranch("main", base);
        remote.setBranch("refs/heads/lockstep-legs/" + CYCLE + "-s1.1-1", work);
        server = new HttpsGitServer(folder, "ann", "s3cret");
        trustSelfSigned();
        repositories = new ProjectRepositories(folder.resolve("data"));
    }

    /** The server's certificate is made for one run; checking it would test the JDK. */
    private static void trustSelfSigned() throws Exception {
        StoredConfig user = SystemReader.getInstance().getUserConfig();
        user.setBoolean("http", null, "sslVerify", false);
    }

    @AfterEach
    void stop() throws Exception {
        SystemReader.getInstance().getUserConfig().unset("http", null, "sslVerify");
        repositories.close();
        server.close();
        remote.close();
    }

    @Test
    void branchesAreReadMovedAndDeletedOverHttpsWithTheCredentialsOfTheUrl() throws IOException {
        ProjectRepository repository = repositories.open("shop", server.url("ann:s3cret", "shop.git"), null);

        Advance advance = repository.advance(BRANCH, base, work);

        assertThat(advance).isEqualTo(new Advance.Done());
        assertThat(repository.defaultBranch()).isEqualTo("main");
        assertThat(remote.tip(BRANCH)).contains(work);
        repository.deleteWorkRefs(CYCLE);
        assertThat(remote.tip("refs/heads/lockstep-legs/" + CYCLE + "-s1.1-1")).isEmpty();
    }

    @Test
    void aBranchThatMovedIsLeftAloneOverHttps() throws IOException {
        ProjectRepository repository = repositories.open("shop", server.url("ann:s3cret", "shop.git"), null);
        String moved = remote.commit("Meanwhile", Map.of("a", "3"), base);
        repository.fetch("main");
        remote.setBranch("main", moved);

        Advance advance = repository.mergeInto("main", base, work);

        assertThat(advance).isEqualTo(new Advance.Moved(moved));
        assertThat(remote.tip("main")).contains(moved);
    }

    @Test
    void aWrongPasswordIsAnUnavailableRepositoryAndIsNotShown() {
        ProjectRepository repository = repositories.open("shop", server.url("ann:wr0ng", "shop.git"), null);

        assertThatThrownBy(repository::verifyReachable)
                .isInstanceOf(RepositoryUnavailableException.class)
                .hasMessageContaining("the tracker's access to it")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void aPushThatTheHostRefusesIsToldInItsWordsWithoutAnyCredentials() throws IOException {
        ProjectRepository repository = repositories.open("shop", server.url("ann:s3cret", "shop.git"), null);
        Path hook = remote.folder().resolve("hooks/update");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'main is protected; see https://bot:t0ken@host/rules' >&2\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(() -> repository.mergeInto("main", base, work))
                .isInstanceOf(GitFailedException.class)
                .hasMessageContaining("refused to move refs/heads/main")
                .hasMessageContaining("hook declined")
                .hasMessageContaining("Let the tracker's account push to it")
                .hasMessageNotContainingAny("s3cret", "ann", "t0ken");
        assertThat(remote.tip("main")).contains(base);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ann:s3cret@host/a", "https://s3cret@host/a", "ssh://s3cret:x@host/a"})
    void credentialsInTheWordsOfAHostAreLeftOut(String quoted) {
        RemoteUrl url = RemoteUrl.parse("https://bob@host/a");

        assertThat(url.scrub("can't push to " + quoted + ": no")).matches("can't push to [a-z]+://host/a: no");
    }
}

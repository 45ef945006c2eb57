package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.git.BareRemote;
import dev.lockstep.tracker.git.ProjectRepositories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerResolverTest {
    private BareRemote remote;
    private ProjectRepositories repositories;
    private PointerResolver resolver;
    private String first;
    private String foreign;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        remote = new BareRemote(folder.resolve("remote.git"));
        first = remote.commit("First", Map.of("src/Old.java", "1\n2\n3\n"));
        Map<String, String> files =
                Map.of("docs/product-spec.md", "# Spec\n\n## Out of scope\n", "src/App.java", "1\n2\n");
        String commit = remote.commit("Work", files, first);
        foreign = remote.commit("Elsewhere", Map.of("src/Else.java", "1\n"));
        remote.setBranch("main", commit);
        remote.setBranch("other", foreign);
        repositories = new ProjectRepositories(folder.resolve("data"));
        resolver = new PointerResolver(
                repositories.open("shop", remote.url(), null), commit, 3, Set.of("Q1"), Set.of("Q2"), Set.of("E1"));
    }

    @AfterEach
    void close() throws IOException {
        repositories.close();
        remote.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R:1",
                "R:3",
                "A:Q1",
                "H:Q2",
                "E:E1",
                "D:docs/product-spec.md#out of scope",
                "F:src/App.java:1",
                "F:src/App.java:2",
            })
    void aPointerThatLeadsSomewhereResolves(String pointer) {
        Resolution resolution = resolver.resolve(pointer);

        assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R:4 | the request has 3 lines",
                "A:Q2 | no person has answered Q2",
                "H:Q1 | no person has accepted the assumption of Q1",
                "E:E2 | no machine run E2",
                "D:docs/absent.md#Spec | no file docs/absent.md",
                "D:docs/product-spec.md#Limits | no heading 'Limits'",
                "F:src/App.java:3 | no line 3",
                "F:src/Absent.java:1 | no line 1",
                "F:src/App.java:1@0123456 | does not build on a commit 0123456",
                "F:src/App.java | is no pointer",
            })
    void aPointerThatLeadsNowhereSaysWhy(String pointer, String reason) {
        Resolution resolution = resolver.resolve(pointer);

        assertThat(resolution)
                .isInstanceOfSatisfying(Resolution.Dangling.class, dangling -> assertThat(dangling.reason())
                        .contains(reason));
    }

    @Test
    void aLineAtAnEarlierCommitResolvesThereAndOnlyThere() {
        String earlier = "F:src/Old.java:3@" + first.substring(0, 10);

        assertThat(resolver.resolve(earlier)).isInstanceOf(Resolution.Resolved.class);
        assertThat(resolver.resolve("F:src/Old.java:3")).isInstanceOf(Resolution.Dangling.class);
    }

    @Test
    void aLineAtACommitThatTheWorkDoesNotBuildOnLeadsNowhere() {
        assertThat(resolver.resolve("F:src/Else.java:1@" + foreign)).isInstanceOf(Resolution.Dangling.class);
    }
}

package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspacePathTest {
    private static final List<Tool> TOOLS =
            List.of(new ReadTool(), new WriteTool(), new EditTool(), new ListTool(), new SearchTool());

    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace =
                TestWorkspace.in(folder).with("src/App.java", "class App {}\n").with(".git/config", "[core]\n");
        Files.createSymbolicLink(workspace.root().resolve("out"), workspace.outside());
        Files.createSymbolicLink(workspace.root().resolve("src/up"), Path.of("../.."));
        Files.createSymbolicLink(
                workspace.root().resolve("nowhere"), workspace.outside().resolve("new"));
        Files.createSymbolicLink(workspace.root().resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(workspace.root().resolve("plumbing"), Path.of(".git"));
        Files.createSymbolicLink(workspace.root().resolve("inside"), Path.of("src"));
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, is absolute",
        "../outside/secret, contains \"..\"",
        "src/../../outside/secret, contains \"..\"",
        "src/.., contains \"..\"",
        "out/secret, leads out of the workspace",
        "out, leads out of the workspace",
        "out/deeper/new, leads out of the workspace",
        "src/up/outside/secret, leads out of the workspace",
        "nowhere, leads nowhere",
        "loop, leads nowhere",
        ".git/config, is inside .git",
        ".GIT/config, is inside .git",
        "src/.git/hooks/pre-commit, is inside .git",
        "plumbing/config, is inside .git",
    })
    void noToolLeavesTheWorkspaceOrEntersGit(String path, String reason) throws Exception {
        for (Tool tool : TOOLS) {
            ToolOutcome outcome =
                    workspace.call(tool, "path", path, "content", "x", "old", "a", "new", "b", "pattern", ".");

            assertThat(outcome).as(tool.specification().name()).isInstanceOf(ToolOutcome.Refused.class);
            assertThat(outcome.content()).contains(path, reason);
        }
        assertThat(workspace.outside()).isDirectoryNotContaining("glob:**/new");
        assertThat(workspace.outside().resolve("secret")).hasContent("a secret");
        assertThat(workspace.content(".git/config")).isEqualTo("[core]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/App.java", "./src/App.java", "src//App.java", "inside/App.java"})
    void pathsInsideMeanTheRealFile(String path) throws Exception {
        WorkspacePath place = WorkspacePath.of(workspace.root(), path);

        assertThat(place.name()).isEqualTo("src/App.java");
    }

    @Test
    void aNulInAPathIsRefused() {
        assertThat(workspace.call(new ReadTool(), "path", "a\0b")).isInstanceOf(ToolOutcome.Refused.class);
    }

    @Test
    void aPipeIsNeverOpened() throws Exception {
        new ProcessBuilder("mkfifo", workspace.root().resolve("pipe").toString())
                .start()
                .waitFor();

        for (Tool tool : List.of(new ReadTool(), new WriteTool(), new EditTool(), new SearchTool())) {
            ToolOutcome outcome =
                    workspace.call(tool, "path", "pipe", "content", "x", "old", "a", "new", "b", "pattern", ".");

            assertThat(outcome.content()).isEqualTo("pipe is neither a file nor a folder.");
        }
        assertThat(workspace.call(new SearchTool(), "pattern", "class").content())
                .isEqualTo("src/App.java:1: class App {}");
    }

    @Test
    void missingAndMistypedArgumentsAreNamed() {
        assertThat(workspace.call(new ReadTool()).content())
                .isEqualTo("The argument \"path\" is missing. Give it as a string.");
        assertThat(workspace.call(new ReadTool(), "path", 7).content()).contains("\"path\" must be a string, not 7");
        assertThat(workspace
                        .call(new ReadTool(), "path", "src/App.java", "from", 0)
                        .content())
                .contains("line number from 1");
        assertThat(workspace
                        .call(new ReadTool(), "path", "src/App.java", "from", 1e12)
                        .content())
                .contains("\"from\"");
    }

    @Test
    void everyToolDescribesItselfWithoutRoomForOtherArguments() {
        for (Tool tool : TOOLS) {
            assertThat(tool.specification().description()).isNotBlank();
            assertThat(tool.specification().parameters().additionalProperties()).isFalse();
            assertThat(tool.specification().parameters().properties().keySet())
                    .containsAll(tool.specification().parameters().required());
        }
    }
}

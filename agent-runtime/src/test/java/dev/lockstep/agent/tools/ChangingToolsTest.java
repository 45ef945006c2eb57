package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangingToolsTest {
    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    @Test
    void writesAFileAndItsFolders() throws Exception {
        ToolOutcome outcome = workspace.call(new WriteTool(), "path", "a/b/f.txt", "content", "ä\n");

        assertThat(outcome).isEqualTo(new ToolOutcome.Changed("Wrote a/b/f.txt, 3 bytes."));
        assertThat(workspace.content("a/b/f.txt")).isEqualTo("ä\n");
    }

    @Test
    void keepsAFileExecutable() throws Exception {
        workspace.with("run.sh", "old");
        assertThat(workspace.root().resolve("run.sh").toFile().setExecutable(true))
                .isTrue();

        ToolOutcome outcome = workspace.call(new WriteTool(), "path", "run.sh", "content", "new");

        assertThat(outcome.content()).isEqualTo("Replaced run.sh, 3 bytes.");
        assertThat(workspace.root().resolve("run.sh")).isExecutable().hasContent("new");
    }

    @Test
    void refusesWhatIsNoTextFile() throws Exception {
        workspace.with("file", "x").with("folder/x", "x");

        assertThat(workspace
                        .call(new WriteTool(), "path", "f", "content", "a\0b")
                        .content())
                .contains("NUL");
        assertThat(workspace
                        .call(new WriteTool(), "path", "f", "content", "\ud800")
                        .content())
                .contains("surrogate");
        assertThat(workspace
                        .call(new WriteTool(), "path", "folder", "content", "x")
                        .content())
                .contains("is a folder");
        assertThat(workspace
                        .call(new WriteTool(), "path", "file/f", "content", "x")
                        .content())
                .contains("file, which is a file");
        assertThat(workspace.call(new WriteTool(), "path", "", "content", "x")).isInstanceOf(ToolOutcome.Refused.class);
        assertThat(workspace.root().resolve("f")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "*, src/App.java, true",
        "*, docs/guide.md, true",
        "*, docs/product-spec.md, false",
        "*, docs/reviews/x-build.md, false",
        "*, docs/post-mortems/x.md, false",
        "*, .lockstep/workflow.yaml, false",
        "*, .LockStep/workflow.yaml, false",
        "*, sessions/testing.md, false",
        "*, Sessions/testing.md, false",
        "*, sessions, false",
        "*, src/sessions/Session.java, true",
        ".lockstep/, .lockstep/project.yaml, true",
        "sessions/testing.md, sessions/testing.md, true",
        "sessions/testing.md, sessions/architecture.md, false",
        "docs/, docs/product-spec.md, true",
        "docs/, docsy/x.md, false",
        "docs/product-spec.md, docs/product-spec.md, true",
        "docs/product-spec.md, docs/product-spec.md.bak, false",
        "docs/product-spec.md, src/App.java, false",
    })
    void changesOnlyWhatTheSessionMay(String writes, String path, boolean allowed) throws Exception {
        ToolOutcome written =
                new WriteTool().call(TestWorkspace.json("path", path, "content", "old"), workspace.context(writes));

        assertThat(written instanceof ToolOutcome.Changed).as(written.content()).isEqualTo(allowed);
        workspace.with(path, "old");
        ToolOutcome edited = new EditTool()
                .call(TestWorkspace.json("path", path, "old", "old", "new", "new"), workspace.context(writes));
        assertThat(edited instanceof ToolOutcome.Changed).as(edited.content()).isEqualTo(allowed);
        assertThat(workspace.content(path)).isEqualTo(allowed ? "new" : "old");
    }

    @Test
    void saysWhatMayBeChanged() {
        assertThat(new WriteTool()
                        .call(TestWorkspace.json("path", "f", "content", ""), workspace.context("docs/", "g"))
                        .content())
                .isEqualTo("This session may not change f. It may change: docs/, g.");
        assertThat(new WriteTool()
                        .call(TestWorkspace.json("path", "f", "content", ""), workspace.context())
                        .content())
                .contains("It may change: nothing.");
    }

    @Test
    void aLinkIsNoWayAroundWhatMayBeChanged() throws Exception {
        workspace.with(".lockstep/workflow.yaml", "gates: all\n");
        Files.createSymbolicLink(workspace.root().resolve("plain"), Path.of(".lockstep"));

        ToolOutcome outcome =
                workspace.call(new WriteTool(), "path", "plain/workflow.yaml", "content", "gates: none\n");

        assertThat(outcome.content()).startsWith("This session may not change .lockstep/workflow.yaml.");
        assertThat(workspace.content(".lockstep/workflow.yaml")).isEqualTo("gates: all\n");
    }

    @Test
    void editsTheOnePlace() throws Exception {
        workspace.with("f", "one\ntwo $1 \\\nthree\n");

        ToolOutcome outcome = workspace.call(new EditTool(), "path", "f", "old", "two $1 \\\n", "new", "2 $0\n");

        assertThat(outcome).isEqualTo(new ToolOutcome.Changed("Edited f at line 2."));
        assertThat(workspace.content("f")).isEqualTo("one\n2 $0\nthree\n");
    }

    @Test
    void namesTheNearestLineWhenTheTextIsMissing() throws Exception {
        workspace.with("f", "class A {\n    int count = 1;\n}\n");

        ToolOutcome outcome = workspace.call(new EditTool(), "path", "f", "old", "  int count = 2;", "new", "x");

        assertThat(outcome.content()).startsWith("The old text is not in f. The nearest is line 2:     int count = 1;");
        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "zzzz", "new", "x")
                        .content())
                .isEqualTo("The old text is not in f. Read the file and copy the text exactly.");
    }

    @Test
    void countsWhenTheTextIsNotUnique() throws Exception {
        workspace.with("f", "x\naba\nababa\n");

        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "aba", "new", "c")
                        .content())
                .isEqualTo(
                        "The old text occurs 3 times in f, first at line 2. Add lines around it until it occurs once.");
        assertThat(workspace.content("f")).isEqualTo("x\naba\nababa\n");
    }

    @Test
    void hintsAtWindowsLineBreaks() throws Exception {
        workspace.with("f", "one\r\ntwo\r\n");

        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "one\ntwo", "new", "x")
                        .content())
                .contains("\\r\\n");
    }

    @Test
    void refusesEditsThatCannotBeMeant() throws Exception {
        workspace.with("f", "text");
        Files.write(workspace.root().resolve("binary"), new byte[] {'a', (byte) 0xff});

        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "", "new", "x")
                        .content())
                .contains("use write");
        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "t", "new", "t")
                        .content())
                .contains("the same");
        assertThat(workspace
                        .call(new EditTool(), "path", "g", "old", "t", "new", "u")
                        .content())
                .contains("no file g");
        assertThat(workspace
                        .call(new EditTool(), "path", "binary", "old", "a", "new", "b")
                        .content())
                .contains("not UTF-8");
        assertThat(workspace
                        .call(new EditTool(), "path", "f", "old", "ex", "new", "\0")
                        .content())
                .contains("NUL");
        assertThat(workspace.content("f")).isEqualTo("text");
    }
}

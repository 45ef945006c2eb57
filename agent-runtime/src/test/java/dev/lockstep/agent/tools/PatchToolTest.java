package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchToolTest {
    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    private ToolOutcome patch(ObjectNode... changes) {
        return workspace.call(new PatchTool(), "changes", List.of(changes));
    }

    private static ObjectNode edit(String path, String old, String replacement) {
        return TestWorkspace.json("path", path, "action", "edit", "old", old, "new", replacement);
    }

    private static ObjectNode create(String path, String content) {
        return TestWorkspace.json("path", path, "action", "create", "content", content);
    }

    private static ObjectNode delete(String path) {
        return TestWorkspace.json("path", path, "action", "delete");
    }

    private static ObjectNode rename(String path, String to) {
        return TestWorkspace.json("path", path, "action", "rename", "to", to);
    }

    @Test
    void changesSeveralFilesAtOnce() throws Exception {
        workspace.with("a", "one\ntwo\n").with("b", "x").with("c", "moved\n");

        ToolOutcome outcome = patch(
                edit("a", "one", "1"),
                edit("a", "1\ntwo", "1\n2"),
                delete("b"),
                create("d/e", "new\n"),
                rename("c", "f/g"),
                edit("f/g", "moved", "changed"));

        assertThat(outcome).isEqualTo(new ToolOutcome.Changed("""
                Edited a at line 1.
                Edited a at line 1.
                Deleted b.
                Created d/e, 4 bytes.
                Renamed c to f/g.
                Edited f/g at line 1."""));
        assertThat(workspace.content("a")).isEqualTo("1\n2\n");
        assertThat(workspace.root().resolve("b")).doesNotExist();
        assertThat(workspace.root().resolve("c")).doesNotExist();
        assertThat(workspace.content("d/e")).isEqualTo("new\n");
        assertThat(workspace.content("f/g")).isEqualTo("changed\n");
    }

    @Test
    void changesNothingWhenOneChangeDoesNotFitAndNamesEachThatDoesNot() throws Exception {
        workspace.with("a", "one\n").with("b", "x\nx\n");

        ToolOutcome outcome =
                patch(edit("a", "one", "1"), edit("b", "x", "y"), create("new", ""), delete("missing"), delete("a"));

        assertThat(outcome).isInstanceOf(ToolOutcome.Refused.class);
        assertThat(outcome.content().lines())
                .containsExactly(
                        "Nothing was changed, for 2 of 5 changes can't be made.",
                        "Change 2 (edit b): The old text occurs 2 times in b, first at line 1. Add lines around it until it"
                                + " occurs once.",
                        "Change 4 (delete missing): There is no file missing. Use list or search to find the path.");
        assertThat(workspace.content("a")).isEqualTo("one\n");
        assertThat(workspace.root().resolve("new")).doesNotExist();
    }

    @Test
    void keepsARenamedFileExecutableAndItsBytes() throws Exception {
        Path script = workspace.with("run.sh", "").root().resolve("run.sh");
        Files.write(script, new byte[] {1, 0, (byte) 0xff});
        assertThat(script.toFile().setExecutable(true)).isTrue();

        patch(rename("run.sh", "bin/run"));

        assertThat(workspace.root().resolve("bin/run")).isExecutable().hasBinaryContent(new byte[] {1, 0, (byte) 0xff});
    }

    @Test
    void putsAFolderInAFilesPlaceAndAFileInADeletedOnes() throws Exception {
        workspace.with("util", "old\n").with("gone", "1");

        assertThat(patch(rename("util", "util/old"), delete("gone"), create("gone", "2")))
                .isInstanceOf(ToolOutcome.Changed.class);

        assertThat(workspace.content("util/old")).isEqualTo("old\n");
        assertThat(workspace.content("gone")).isEqualTo("2");
    }

    @Test
    void putsEverythingBackWhenTheDiskDoesNotTakeIt() throws Exception {
        workspace.with("a", "one\n").with("b", "two\n");
        String tooLong = "n".repeat(300);

        ToolOutcome outcome = patch(edit("a", "one", "1"), delete("b"), create("dir/" + tooLong, "x"));

        assertThat(outcome.content()).startsWith("It could not be done:");
        assertThat(workspace.content("a")).isEqualTo("one\n");
        assertThat(workspace.content("b")).isEqualTo("two\n");
    }

    @Test
    void putsAFileBackWhosePlaceAFolderTook() throws Exception {
        workspace.with("a", "precious").with("kept/b", "two\n");
        Path script = workspace.with("run.sh", "run\n").root().resolve("run.sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        ToolOutcome outcome = patch(
                delete("a"),
                create("a/b/c", "1"),
                delete("kept/b"),
                delete("run.sh"),
                create("new/folder/d", "1"),
                create("n".repeat(300), "x"));

        assertThat(outcome.content()).startsWith("It could not be done:");
        assertThat(workspace.content("a")).isEqualTo("precious");
        assertThat(workspace.content("kept/b")).isEqualTo("two\n");
        assertThat(script).isExecutable().hasContent("run\n");
        assertThat(workspace.root().resolve("new")).doesNotExist();
    }

    @Test
    void givesAReplacedFileItsOwnPermissionsBack() throws Exception {
        Path script =
                workspace.with("run.sh", "run\n").with("plain", "1").root().resolve("run.sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        ToolOutcome outcome = patch(delete("run.sh"), rename("plain", "run.sh"), create("n".repeat(300), "x"));

        assertThat(outcome.content()).startsWith("It could not be done:");
        assertThat(script).isExecutable().hasContent("run\n");
        assertThat(workspace.content("plain")).isEqualTo("1");
    }

    @Test
    void refusesAPathThatIsAFileToOneChangeAndAFolderToAnother() throws Exception {
        workspace.with("a", "precious").with("b", "2");

        assertThat(patch(delete("a"), create("a/b", "1"), create("x", "1"), create("x/y", "1"))
                        .content())
                .contains("Change 4 (create x/y): x/y passes x, which is a file.");
        assertThat(patch(create("x/y/z", "1"), create("x", "1")).content())
                .contains("Change 2 (create x): x is to be a folder, for a change before this one makes x/y/z.");
        assertThat(patch(rename("b", "b/c"), create("b", "1")).content())
                .contains("Change 2 (create b): b is to be a folder, for a change before this one makes b/c.");
        assertThat(patch(delete("a"), create("a", "1"), create("a/b", "1")).content())
                .contains("Change 3 (create a/b): a/b passes a, which is a file.");
        assertThat(workspace.content("a")).isEqualTo("precious");
        assertThat(workspace.content("b")).isEqualTo("2");
        assertThat(workspace.root().resolve("x")).doesNotExist();
    }

    @Test
    void refusesWhatIsAlreadyThereOrAlreadyGone() throws Exception {
        workspace.with("a", "1").with("b", "2");

        assertThat(patch(create("a", "x")).content()).contains("(create a): a is there already");
        assertThat(patch(rename("a", "b")).content()).contains("b is there already");
        assertThat(patch(delete("a"), edit("a", "1", "2")).content())
                .contains("is deleted or renamed by a change before");
        assertThat(patch(create("a/b", "x")).content()).contains("a, which is a file");
        assertThat(patch(delete("")).content()).contains("folder");
    }

    @Test
    void aLinkIsNeitherDeletedNorAWayOut() throws Exception {
        workspace.with("a", "1");
        Files.createSymbolicLink(workspace.root().resolve("link"), Path.of("a"));
        Files.createSymbolicLink(
                workspace.root().resolve("out"), workspace.outside().resolve("secret"));

        assertThat(patch(delete("link")).content()).contains("passes a symbolic link to a");
        assertThat(patch(delete("out")).content()).contains("leads out of the workspace");
        assertThat(patch(rename("a", "../b")).content()).contains("\"..\"");
        assertThat(workspace.content("a")).isEqualTo("1");
        assertThat(workspace.outside().resolve("secret")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {".lockstep/workflow.yaml", "sessions/testing.md", "docs/product-spec.md"})
    void changesOnlyWhatTheSessionMay(String path) throws Exception {
        workspace.with(path, "old").with("mine", "old");

        for (ObjectNode change :
                List.of(edit(path, "old", "new"), delete(path), rename(path, "yours"), rename("mine", path))) {
            assertThat(patch(change).content()).contains("This session may not change");
        }
        assertThat(workspace.content(path)).isEqualTo("old");
    }

    @Test
    void refusesArgumentsThatAreNoChanges() {
        assertThat(workspace.call(new PatchTool(), "changes", "edit").content()).contains("a list of 1 to 100");
        assertThat(patch().content()).contains("a list of 1 to 100");
        assertThat(workspace
                        .call(new PatchTool(), "changes", Collections.nCopies(101, delete("a")))
                        .content())
                .contains("a list of 1 to 100");
        assertThat(patch(TestWorkspace.json("path", "a", "action", "move")).content())
                .contains("Change 1 (move a): There is no action move. Use one of edit, create, delete, rename.");
        assertThat(workspace.call(new PatchTool(), "changes", List.of("x")).content())
                .contains("must be a JSON object");
        assertThat(patch(TestWorkspace.json("path", "a", "action", "create")).content())
                .contains("\"content\" is missing");
    }
}

package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LookingToolsTest {
    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    @Test
    void listsTheProjectsFilesWithoutGitAndWhatItIgnores() throws Exception {
        workspace
                .with(".gitignore", "target/\n*.log\n!kept.log\n")
                .with("a/target/x.class", "")
                .with("a/b.log", "");
        workspace
                .with("a/kept.log", "")
                .with(".git/HEAD", "")
                .with("a/App.java", "")
                .with("a/c/.gitignore", "*.txt\n");
        workspace.with("a/c/note.txt", "").with("note.txt", "");
        Files.createSymbolicLink(workspace.root().resolve("link"), workspace.outside());

        ToolOutcome outcome = workspace.call(new ListTool());

        assertThat(outcome).isInstanceOf(ToolOutcome.Looked.class);
        assertThat(outcome.content().lines())
                .containsExactly(
                        ".gitignore", "a/App.java", "a/c/.gitignore", "a/kept.log", "link (symbolic link)", "note.txt");
    }

    @Test
    void listsOneFolderByTheRulesAboveIt() throws Exception {
        workspace
                .with(".gitignore", "*.log\n")
                .with("a/x.log", "")
                .with("a/y.txt", "")
                .with("b", "");

        assertThat(workspace.call(new ListTool(), "path", "a").content()).isEqualTo("a/y.txt");
    }

    @Test
    void listsNoMoreThanFits() throws Exception {
        for (int i = 0; i < 401; i++) {
            workspace.with("f" + i, "");
        }

        assertThat(workspace.call(new ListTool()).content().lines())
                .hasSize(401)
                .last()
                .isEqualTo("[more than 400 files: list a folder]");
    }

    @Test
    void saysThatAFolderIsEmptyOrMissing() {
        assertThat(workspace.call(new ListTool()).content()).isEqualTo("The folder holds no files.");
        assertThat(workspace.call(new ListTool(), "path", "no").content()).startsWith("There is no folder no.");
    }

    @Test
    void readsARangeOfNumberedLines() throws Exception {
        workspace.with("f", "one\ntwo\nthree\n");

        assertThat(workspace
                        .call(new ReadTool(), "path", "f", "from", 2, "to", 9)
                        .content())
                .isEqualTo("2\ttwo\n3\tthree\n[f: lines 2 to 3 of 3]");
    }

    @Test
    void readsNoMoreThanFits() throws Exception {
        workspace.with(
                "f", IntStream.rangeClosed(1, 1000).mapToObj(i -> "x".repeat(i)).collect(Collectors.joining("\n")));

        String content = workspace.call(new ReadTool(), "path", "f").content();

        assertThat(content.length()).isLessThan(26_000);
        assertThat(content).endsWith(" of 1000]");
        assertThat(workspace.call(new ReadTool(), "path", "f", "from", 1000).content())
                .contains("500 characters left out");
    }

    @Test
    void showsNulAndBrokenTextWithoutPassingThemOn() throws Exception {
        Files.write(workspace.root().resolve("f"), new byte[] {'a', 0, (byte) 0xff, '\n'});

        assertThat(workspace.call(new ReadTool(), "path", "f").content())
                .isEqualTo("1\ta\\0\uFFFD\n[f: lines 1 to 1 of 1; not plain UTF-8 text, so shown approximately]");
    }

    @Test
    void refusesLinesThatAreNotThereAndFilesThatAreNot() throws Exception {
        workspace.with("f", "one\n").with("empty", "");

        assertThat(workspace.call(new ReadTool(), "path", "f", "from", 2).content())
                .contains("which has 1 lines");
        assertThat(workspace.call(new ReadTool(), "path", "f", "from", 1, "to", 1))
                .isInstanceOf(ToolOutcome.Looked.class);
        assertThat(workspace.call(new ReadTool(), "path", "empty").content()).isEqualTo("empty is empty.");
        assertThat(workspace.call(new ReadTool(), "path", "g").content()).startsWith("There is no file g.");
        assertThat(workspace.call(new ReadTool(), "path", "").content()).contains("is a folder");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        workspace.with("big", "x".repeat(TextFile.MAX_BYTES + 1));

        assertThat(workspace.call(new ReadTool(), "path", "big").content()).contains("tools open files up to");
        assertThat(workspace.call(new SearchTool(), "pattern", "x").content()).isEqualTo("No line matches.");
    }

    @Test
    void searchesByRegularExpression() throws Exception {
        workspace
                .with("a.txt", "apple\nbanana\n")
                .with("b/c.txt", "  cherry 42\n")
                .with(".gitignore", "x/\n")
                .with("x/y", "42");

        assertThat(workspace
                        .call(new SearchTool(), "pattern", "an{1}a$|\\d+")
                        .content()
                        .lines())
                .containsExactly("a.txt:2: banana", "b/c.txt:1: cherry 42");
        assertThat(workspace
                        .call(new SearchTool(), "pattern", "a", "path", "a.txt")
                        .content()
                        .lines())
                .hasSize(2);
        assertThat(workspace.call(new SearchTool(), "pattern", "kiwi").content())
                .isEqualTo("No line matches.");
        assertThat(workspace.call(new SearchTool(), "pattern", "(").content()).contains("no regular expression");
    }

    @Test
    void searchesFilesOfOneKindWithoutRegardToCase() throws Exception {
        workspace.with("A.java", "Total\n").with("src/test/B.java", "TOTAL\n").with("src/b.txt", "total\n");

        assertThat(search("pattern", "total", "glob", "*.java", "ignoreCase", true))
                .containsExactly("A.java:1: Total", "src/test/B.java:1: TOTAL");
        assertThat(search("pattern", "(?i)total", "glob", "src/**/*.java")).containsExactly("src/test/B.java:1: TOTAL");
        assertThat(search("pattern", "total", "glob", "*.java")).containsExactly("No line matches.");
    }

    @Test
    void showsTheLinesAroundAMatch() throws Exception {
        workspace.with("a", "1\n2\n  hit\n4\nhit\n6\n7\n8\n9\nhit\n").with("b", "hit\n");

        assertThat(search("pattern", "hit", "context", 1))
                .containsExactly(
                        "a-2- 2",
                        "a:3:   hit",
                        "a-4- 4",
                        "a:5: hit",
                        "a-6- 6",
                        "--",
                        "a-9- 9",
                        "a:10: hit",
                        "--",
                        "b:1: hit");
    }

    @Test
    void searchesHiddenFilesAndWhatIsIgnoredOnlyWhenAsked() throws Exception {
        workspace
                .with(".gitignore", "target/\n")
                .with("target/report.txt", "hit\n")
                .with(".github/ci.yml", "hit\n");
        workspace.with(".git/config", "hit\n");

        assertThat(search("pattern", "hit")).containsExactly(".github/ci.yml:1: hit");
        assertThat(search("pattern", "hit", "ignored", true))
                .containsExactly(".github/ci.yml:1: hit", "target/report.txt:1: hit");
    }

    @Test
    void passesOverWhatIsNoText() throws Exception {
        Files.write(workspace.root().resolve("App.class"), new byte[] {'h', 'i', 't', 0});

        assertThat(search("pattern", "hit")).containsExactly("No line matches.");
    }

    @Test
    void refusesSearchArgumentsOfTheWrongKind() {
        assertThat(search("pattern", "x", "context", 11).getFirst()).contains("from 0 to 10");
        assertThat(search("pattern", "x", "ignoreCase", "yes").getFirst()).contains("true or false");
    }

    private List<String> search(Object... arguments) {
        return workspace.call(new SearchTool(), arguments).content().lines().toList();
    }

    @Test
    void stopsAtTooManyMatches() throws Exception {
        workspace.with("f", "hit\n".repeat(101));

        assertThat(workspace.call(new SearchTool(), "pattern", "hit").content().lines())
                .hasSize(101)
                .last()
                .isEqualTo("[stopped at 100 matches]");
    }

    @Test
    @Timeout(30)
    void givesACatastrophicPatternUp() throws Exception {
        workspace.with("f", "a".repeat(60) + "!\n").with("long", "ab".repeat(1_000_000));

        assertThat(workspace
                        .call(new SearchTool(), "pattern", "a*a*a*a*a*a*a*a*a*b", "path", "f")
                        .content())
                .startsWith("The search took too long.");
        assertThat(workspace.call(new SearchTool(), "pattern", "(a|b|ab)*c", "path", "long"))
                .isNotNull();
    }

    @Test
    void showsTheCyclesChange() {
        assertThat(workspace.call(new DiffTool()).content()).isEqualTo("diff of the cycle");
    }
}

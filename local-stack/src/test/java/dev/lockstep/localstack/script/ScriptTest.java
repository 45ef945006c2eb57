package dev.lockstep.localstack.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.workflow.PhaseName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    private final Path folder;

    ScriptTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({"T1,1,task-and-round", "T1,2,task", "T2,1,round", "T2,2,any"})
    void theMostSpecificFileIsPlayed(String task, int round, String said) throws Exception {
        write("any", "match: {phase: implementation}", "lines: [{say: any}]");
        write("round", "match: {phase: implementation, round: 1}", "lines: [{say: round}]");
        write("task", "match: {phase: implementation, task: T1}", "lines: [{say: task}]");
        write("both", "match: {phase: implementation, task: T1, round: 1}", "lines: [{say: task-and-round}]");

        var session = Script.read(folder).of(new SessionTag("c", "s1", PhaseName.IMPLEMENTATION, round, task));

        assertThat(session.orElseThrow().lines().getFirst().say()).isEqualTo(said);
    }

    @Test
    void anEmptyTaskMatchesOnlySessionsWithoutATask() throws Exception {
        write("a", "match: {phase: testing, task: ''}", "lines: [{say: x}]");

        var script = Script.read(folder);

        assertThat(script.of(new SessionTag("c", "s1", PhaseName.TESTING, 1, "")))
                .isPresent();
        assertThat(script.of(new SessionTag("c", "s1", PhaseName.TESTING, 1, "T1")))
                .isEmpty();
        assertThat(script.of(new SessionTag("c", "s1", PhaseName.ARCHITECTURE, 1, "")))
                .isEmpty();
    }

    @Test
    void anArgumentThatNamesAFileIsItsContent() throws Exception {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/a.md"), "# Ä\n");
        write(
                "a",
                "match: {phase: testing}",
                "lines:",
                "  - calls:",
                "      - {tool: write, args: {path: a.md, content: {file: files/a.md}, list: [{file: files/a.md}]}}",
                "      - {tool: read, args: {file: literal}}");

        var calls = read().lines().getFirst().calls();

        assertThat(calls.get(0).args().path("content").asText()).isEqualTo("# Ä\n");
        assertThat(calls.get(0).args().at("/list/0").asText()).isEqualTo("# Ä\n");
        assertThat(calls.get(1).args().path("file").asText()).isEqualTo("literal");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "match: {phase: testing}~lines: [{say: a}]~more: 1|3|'more' is unknown",
                "match:~  phase: testing~  rounds: 1~lines: [{say: a}]|3|'match.rounds' is unknown",
                "match: {phase: tasting}~lines: [{say: a}]|1|'match.phase' names no phase",
                "match: {phase: testing, round: 0}~lines: [{say: a}]|1|'match.round' is not a number from 1",
                "match: {phase: testing, task: 1}~lines: [{say: a}]|1|'match.task' is not text",
                "lines: [{say: a}]|1|'match' is not a map",
                "match: {phase: testing}|1|'lines' is not a list",
                "match: {phase: testing}~lines: []|2|'lines' is not a list",
                "match: {phase: testing}~lines:~  - say: a~  - says: b|4|'lines[1].says' is unknown",
                "match: {phase: testing}~lines:~  - say: a~  - {}|4|'lines[1]' neither says nor calls",
                "match: {phase: testing}~lines:~  - say: [a]|3|'lines[0].say' is not text",
                "match: {phase: testing}~lines:~  - calls:~      - tool: x~        arg: {}|5|'lines[0].calls[0].arg' is unknown",
                "match: {phase: testing}~lines:~  - calls:~      - args: {}|4|'lines[0].calls[0].tool' is not the name",
                "match: {phase: testing}~lines:~  - calls:~      - tool: x~        args: []|5|'lines[0].calls[0].args' is not a map",
                "match: {phase: testing}~lines:~  - calls: {tool: x}|3|'lines[0].calls' is not a list",
                "match: {phase: testing}~lines:~  - calls:~    - tool: x~      args: {a: {file: no.md}}|5|no.md, which cannot be read",
                "match: {phase: testing}~lines:~  - calls:~    - tool: x~      args: {a: {file: ../x}}|5|../x, which lies outside",
                "match: {phase: testing~lines: [{say: a}]|2|is not YAML",
                "match: {phase: testing}~lines: [{say: a}]~lines: [{say: b}]|3|is not YAML",
                "~|1|the file is not a map"
            })
    void whatCannotBePlayedIsRefusedWithFileAndLine(String yaml, int line, String problem) throws Exception {
        var file = write("bad", yaml.split("~", -1));

        assertThatThrownBy(() -> Script.read(folder))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith(file + ":" + line + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void twoFilesForTheSameSessionsAreRefused() throws Exception {
        write("a", "match: {phase: testing}", "lines: [{say: a}]");
        write("b", "match: {phase: testing}", "lines: [{say: b}]");

        assertThatThrownBy(() -> Script.read(folder))
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("b.yaml");
    }

    @Test
    void aFolderWithoutAScriptIsRefused() {
        assertThatThrownBy(() -> Script.read(folder)).hasMessageContaining("nothing to play");
        assertThatThrownBy(() -> Script.read(folder.resolve("absent"))).hasMessageContaining("absent");
    }

    private SessionScript read() {
        return Script.read(folder)
                .of(new SessionTag("c", "s1", PhaseName.TESTING, 1, ""))
                .orElseThrow();
    }

    private Path write(String name, String... lines) throws Exception {
        return Files.writeString(folder.resolve(name + ".yaml"), String.join("\n", lines));
    }
}

package dev.lockstep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves behind. */
class DemoRunIT {
    @TempDir
    Path folder = Path.of("");

    private DemoRun started() throws IOException {
        DemoRun run = DemoRun.create(folder, Example.load(Path.of(".."), "ledger"));
        Files.createDirectories(run.logs());
        Files.writeString(run.logs().resolve("kafka.log"), "no space left\n");
        return run;
    }

    @Test
    void whatSucceededLeavesNoLogs() throws IOException {
        DemoRun run = started();

        try (run) {
            run.over();
        }

        assertThat(run.logs()).doesNotExist();
        assertThat(run.repository().bare()).doesNotExist();
    }

    @Test
    void aResultThatCantBeHadLeavesTheLogsAndTheRepository() throws IOException {
        DemoRun run = started();

        try (run) {
            assertThatThrownBy(run::cloneResult).isInstanceOf(ClientException.Refused.class);
        }

        assertThat(run.logs().resolve("kafka.log")).exists();
        assertThat(run.repository().bare()).exists();
    }

    @Test
    void whatNeverCameToLogsLeavesNothing() {
        DemoRun run = DemoRun.create(folder, Example.load(Path.of(".."), "ledger"));

        run.close();

        assertThat(run.repository().bare()).doesNotExist();
    }
}

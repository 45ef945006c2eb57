package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedLogTest {
    private static final String LINE = "0123456789\n";

    @TempDir
    Path folder = Path.of("");

    @Test
    void atItsBoundTheLogBeginsAnewAndOneOldFileIsKept() {
        CappedLog log = new CappedLog(folder.resolve("x.log"), 30);

        log.copy(new ByteArrayInputStream(LINE.repeat(20).getBytes(StandardCharsets.UTF_8)));

        assertThat(folder.resolve("x.log").toFile().length()).isLessThanOrEqualTo(30 + LINE.length());
        assertThat(folder.resolve("x.log.1").toFile().length()).isLessThanOrEqualTo(30 + LINE.length());
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void theTailHasTheLastLines() {
        CappedLog log = new CappedLog(folder.resolve("x.log"));

        log.copy(new ByteArrayInputStream("one\ntwo".getBytes(StandardCharsets.UTF_8)));

        assertThat(log.tail()).isEqualTo("one\ntwo");
    }

    @Test
    void aLogThatCannotBeWrittenIsReadOnSoThatTheChildDoesNotBlock() {
        var output = new ByteArrayInputStream(LINE.repeat(1000).getBytes(StandardCharsets.UTF_8));
        CappedLog log = new CappedLog(Path.of("/dev/null/x.log"));

        log.copy(output);

        assertThat(output.available()).isZero();
        assertThat(log.tail()).contains("the log ends here");
    }
}

package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void partsThatStartAtTheSameTimeNeverGetTheSamePort() {
        var ports = IntStream.range(0, 2_000)
                .parallel()
                .map(i -> Ports.free())
                .boxed()
                .toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}

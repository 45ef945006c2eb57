package dev.lockstep.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.cli.client.Tracker.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tracker that takes requests and never answers. */
class PatienceIT {
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @Test
    void whoWaitsAsLongAsWasSaidIsToldWhereToLook() {
        Tracker tracker = new Tracker(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "token");
        Patience brief = new Patience(Duration.ofSeconds(1), Patience.FETCH.look());

        assertThatThrownBy(() -> tracker.post("/api/projects", Map.of(), brief))
                .isInstanceOf(ClientException.Unreachable.class)
                .hasMessageContaining("within 1 s")
                .hasMessageContaining("`lockstep project list`");
    }

    @Test
    void aWholeRepositoryMayTakeMinutes() {
        assertThat(Patience.FETCH.bound()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    }
}

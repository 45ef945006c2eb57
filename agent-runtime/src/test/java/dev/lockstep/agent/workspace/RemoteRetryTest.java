package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.api.errors.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteRetryTest {
    private final AtomicInteger tries = new AtomicInteger();

    static Stream<Exception> passing() {
        return Stream.of(
                new IOException("Cannot lock pack in /projects/shop.git/objects/pack"),
                new IOException("REJECTED_OTHER_REASON of 1 to refs/heads/lockstep-legs/c-s1.1-1: failed to lock"),
                new TransportException("https://git.example/shop: 503 Service Unavailable"),
                new TransportException("cannot open git-upload-pack", new SocketTimeoutException("Read timed out")),
                new JGitInternalException("failed", new IOException("Connection reset by peer")));
    }

    static Stream<Exception> staying() {
        return Stream.of(
                new TransportException("https://git.example/shop: not authorized"),
                new TransportException("Remote does not have refs/heads/lockstep-legs/c-s1.1-1 available for fetch."),
                new IOException("REJECTED_NONFASTFORWARD of 1 to refs/heads/lockstep-legs/c-s1.1-1"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_reason_that_passes_is_waited_out(Exception reason) throws Exception {
        RemoteRetry.run(() -> failOnce(reason));

        assertThat(tries).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("staying")
    void a_reason_that_stays_is_told_at_once(Exception reason) {
        assertThatThrownBy(() -> RemoteRetry.run(() -> failOnce(reason))).isSameAs(reason);

        assertThat(tries).hasValue(1);
    }

    @Test
    void an_interrupted_thread_waits_no_more_and_stays_interrupted() {
        IOException reason = new IOException("Cannot lock pack in /projects/shop.git/objects/pack");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> RemoteRetry.run(() -> failOnce(reason))).isSameAs(reason);

        assertThat(tries).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void failOnce(Exception reason) throws IOException, TransportException {
        if (tries.incrementAndGet() > 1) {
            return;
        }
        switch (reason) {
            case IOException e -> throw e;
            case TransportException e -> throw e;
            default -> throw (JGitInternalException) reason;
        }
    }
}

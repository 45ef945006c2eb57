package dev.lockstep.tracker.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.fixture.Receiver;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSenderIT {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private final Vertx vertx = Vertx.vertx();
    private final Receiver receiver = Receiver.started();

    private WebhookSender sender(boolean allowPrivate) {
        return new WebhookSender(
                vertx,
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(TrackerConfig.class)
                        .withDefaultValue("lockstep.data-dir", "none")
                        .withDefaultValue("lockstep.webhooks.allow-private", Boolean.toString(allowPrivate))
                        .withDefaultValue("lockstep.webhooks.timeout", "1s")
                        .build()
                        .getConfigMapping(TrackerConfig.class));
    }

    private WebhookSender.Result post(String url) {
        return sender(true).post(URI.create(url), Map.of("webhook-id", "e-1"), BODY);
    }

    @AfterEach
    void close() {
        receiver.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void noPrivateAddressIsCalledUnlessAllowed(String host) {
        WebhookSender.Result result =
                sender(false).post(URI.create("http://" + host + ":" + receiver.port() + "/"), Map.of(), BODY);

        assertThat(result.isDelivered()).isFalse();
        assertThat(result.error()).contains("not a public address", "lockstep.webhooks.allow-private");
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aMessageIsPostedWithItsHeadersAndTheWholeAddress() {
        WebhookSender.Result result = post(receiver.url());

        assertThat(result).isEqualTo(new WebhookSender.Result(204, null));
        assertThat(receiver.received()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/hook?key=1");
            assertThat(request.id()).isEqualTo("e-1");
            assertThat(request.body()).isEqualTo(BODY);
        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        receiver.answering(exchange -> {
            exchange.getResponseHeaders().add("Location", receiver.url());
            exchange.sendResponseHeaders(307, -1);
        });

        WebhookSender.Result result = post(receiver.url());

        assertThat(result.status()).isEqualTo(307);
        assertThat(result.isDelivered()).isFalse();
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aResponseWithoutEndIsNotReadToItsEnd() {
        CountDownLatch cut = new CountDownLatch(1);
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100_000; i++) {
                    exchange.getResponseBody().write(new byte[8_192]);
                }
            } finally {
                cut.countDown();
            }
        });

        WebhookSender.Result result = post(receiver.url());

        assertThat(result.status()).isEqualTo(200);
        assertThat(receiver.received()).hasSize(1);
        assertThat(cut).satisfies(latch -> assertThat(latch.await(10, TimeUnit.SECONDS))
                .isTrue());
    }

    @Test
    void aSlowReceiverIsNotWaitedFor() {
        CountDownLatch over = new CountDownLatch(1);
        receiver.answering(exchange -> {
            try {
                over.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(200, -1);
        });
        long begin = System.nanoTime();

        WebhookSender.Result result = post(receiver.url());
        over.countDown();

        assertThat(result.error()).contains("within 1000 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void whatCantBeReachedIsToldInOneShortLine() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(post("http://127.0.0.1:" + closed + "/").error())
                .contains("refused")
                .hasLineCount(1);
        assertThat(post("http://no-such-host.invalid/").error()).contains("no-such-host.invalid has no address");
        assertThat(post("https://127.0.0.1:" + receiver.port() + "/").isDelivered())
                .isFalse();
    }
}

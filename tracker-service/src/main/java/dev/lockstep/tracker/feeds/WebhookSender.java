package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.TrackerConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message to an address that somebody gave. It connects to the address that it checked, so that a name which
 * resolves to another a moment later gains nothing; it follows no redirect, and reads little of the response.
 */
@ApplicationScoped
class WebhookSender {
    private static final int MOST_READ = 16 * 1024;
    private static final int MOST_ERROR = 300;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;
    private final Duration timeout;
    private final boolean allowPrivate;

    WebhookSender(Vertx vertx, TrackerConfig config) {
        this.timeout = config.webhooks().timeout();
        this.allowPrivate = config.webhooks().allowPrivate();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int) timeout.toMillis()));
    }

    /** What came of an attempt: the status of the response, or why there is none. */
    record Result(@Nullable Integer status, @Nullable String error) {
        private static final int OK = 200;
        private static final int REDIRECT = 300;
        private static final int GONE = 410;

        static Result failed(String why) {
            String line = why.replaceAll("\\p{Cntrl}+", " ");
            return new Result(null, line.length() <= MOST_ERROR ? line : line.substring(0, MOST_ERROR));
        }

        boolean isDelivered() {
            return status != null && status >= OK && status < REDIRECT;
        }

        /** The receiver wants no more messages (Standard Webhooks). */
        boolean isGone() {
            return status != null && status == GONE;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        client.close().onFailure(_ -> {});
    }

    /** Posts, and waits for the end of the response, but no longer than the configured time. */
    Result post(URI url, Map<String, String> headers, byte[] body) {
        try {
            InetAddress address = address(url.getHost());
            return exchange(request(url, address), headers, body);
        } catch (UnknownHostException e) {
            return Result.failed("The host " + url.getHost() + " has no address");
        } catch (PrivateAddressException e) {
            return Result.failed(String.valueOf(e.getMessage()));
        }
    }

    private InetAddress address(String host) throws UnknownHostException, PrivateAddressException {
        InetAddress[] all = InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
        Optional<InetAddress> refused = Arrays.stream(all)
                .filter(address -> !allowPrivate && !PublicAddress.is(address))
                .findFirst();
        if (refused.isPresent()) {
            throw new PrivateAddressException(host, refused.get());
        }
        return all[0];
    }

    private static RequestOptions request(URI url, InetAddress address) {
        boolean encrypted = "https".equalsIgnoreCase(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : encrypted ? HTTPS : HTTP;
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(encrypted)
                .setURI(url.getRawQuery() == null ? path : path + '?' + url.getRawQuery())
                .setFollowRedirects(false);
    }

    private Result exchange(RequestOptions options, Map<String, String> headers, byte[] body) {
        CompletableFuture<HttpClientRequest> opened = new CompletableFuture<>();
        CompletableFuture<Integer> status = client.request(options)
                .compose(request -> {
                    if (!opened.complete(request)) {
                        request.reset();
                    }
                    headers.forEach(request::putHeader);
                    return request.send(Buffer.buffer(body)).compose(WebhookSender::drained);
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return new Result(status.get(timeout.toMillis(), TimeUnit.MILLISECONDS), null);
        } catch (TimeoutException e) {
            if (!opened.cancel(false)) {
                opened.join().reset();
            }
            return Result.failed("No complete response within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return Result.failed(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.failed("The tracker stops");
        }
    }

    /** The status, once the response has ended or enough of it was read. */
    private static Future<Integer> drained(HttpClientResponse response) {
        AtomicLong read = new AtomicLong();
        response.handler(chunk -> {
            if (read.addAndGet(chunk.length()) > MOST_READ) {
                response.request().reset();
            }
        });
        return response.end().map(response.statusCode()).otherwise(response.statusCode());
    }

    /** The address is not on the public internet. */
    private static final class PrivateAddressException extends Exception {
        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host, InetAddress address) {
            super(host + " is " + address.getHostAddress()
                    + ", which is not a public address; lockstep.webhooks.allow-private=true allows such");
        }
    }
}

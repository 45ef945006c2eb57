package dev.lockstep.agent.models;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** LangChain4j's way to a provider: one bounded HTTP exchange, whose failures come out as {@link CallFaultException}s. */
final class ProviderHttp implements HttpClient {
    private static final long MAX_BODY_BYTES = 32L << 20;

    private final java.net.http.HttpClient http;
    private final Duration timeout;
    private final UnaryOperator<String> hideKey;
    private final InstantSource clock;

    ProviderHttp(java.net.http.HttpClient http, Duration timeout, UnaryOperator<String> hideKey, InstantSource clock) {
        this.http = http;
        this.timeout = timeout;
        this.hideKey = hideKey;
        this.clock = clock;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> response = exchange(translated(request));
        if (response.statusCode() / 100 == 2) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .body(response.body())
                    .build();
        }
        RetryAfter retryAfter = new RetryAfter(response.headers().firstValue("Retry-After"), clock.instant());
        CallFault fault = new ErrorResponse(response.statusCode(), retryAfter, response.body(), hideKey).fault();
        throw new CallFaultException(fault, null);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Replies are recorded whole, so none is streamed");
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        var translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }

    private HttpResponse<String> exchange(java.net.http.HttpRequest request) {
        // The JDK's own time-out ends at the headers; this one holds for the body too.
        CompletableFuture<HttpResponse<String>> exchange =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BODY_BYTES));
        try {
            return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CallFaultException(new CallFault.TimedOut(timeout), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFaultException(new CallFault.Interrupted(), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CallFaultException(new CallFault.Unreachable(described(cause)), cause);
        } finally {
            exchange.cancel(true);
        }
    }

    private static String described(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null ? name : name + ": " + cause.getMessage();
    }
}

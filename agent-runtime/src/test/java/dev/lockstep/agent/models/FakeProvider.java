package dev.lockstep.agent.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A provider on the loopback address that gives the answers it was told to give, the last of them for ever. */
final class FakeProvider implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    private FakeProvider(HttpServer server) {
        this.server = server;
    }

    static FakeProvider start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var provider = new FakeProvider(server);
        server.createContext("/v1/chat/completions", provider::answer);
        server.setExecutor(provider.threads);
        server.start();
        return provider;
    }

    /** How to answer one request; {@code silent} means not before the provider is closed. */
    record Answer(int status, Map<String, String> headers, String body, boolean silent) {}

    FakeProvider answering(int status, String body) {
        return answering(status, Map.of(), body);
    }

    FakeProvider answering(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body, false));
        return this;
    }

    FakeProvider silent() {
        answers.add(new Answer(200, Map.of(), "", true));
        return this;
    }

    String baseUrl() {
        return "http://" + host() + "/v1";
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<JsonNode> requests() {
        return requests;
    }

    List<String> authorizations() {
        return authorizations;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = next();
            requests.add(Json.read(body, JsonNode.class));
            if (answer.silent()) {
                awaitClose();
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next() {
        return answers.size() > 1 ? answers.remove() : Objects.requireNonNull(answers.peek());
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}

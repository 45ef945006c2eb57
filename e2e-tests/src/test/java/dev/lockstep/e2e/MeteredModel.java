package dev.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.contracts.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Stands before a model's endpoint and keeps count of what was asked of it, as the provider's bill would. */
final class MeteredModel implements AutoCloseable {
    private static final Pattern TAG = Pattern.compile("session=\"(s\\d+)\" phase=\"([a-z-]+)\"");

    private final URI provider;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** A reply that was asked for: the session's {@code reply}-th, from 0. */
    record Call(String session, String phase, int reply, int status) {}

    MeteredModel(URI provider) {
        this.provider = provider;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    /** What a client takes for the provider's base URL. */
    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            HttpResponse<byte[]> answer = ask(exchange, request);
            calls.add(call(Json.read(request, JsonNode.class), answer.statusCode()));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(provider.resolve(exchange.getRequestURI()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static Call call(JsonNode request, int status) {
        JsonNode messages = request.path("messages");
        long replies = StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("role").asText().equals("assistant"))
                .count();
        String opening = StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("role").asText().equals("user"))
                .findFirst()
                .map(message -> message.path("content"))
                .map(content -> content.isTextual()
                        ? content.asText()
                        : content.findPath("text").asText())
                .orElse("");
        Matcher tag = TAG.matcher(opening.substring(opening.lastIndexOf("<session ") + 1));
        if (!tag.find()) {
            throw new IllegalStateException("A request without a session: " + request);
        }
        return new Call(tag.group(1), tag.group(2), Math.toIntExact(replies), status);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}

package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it was told, and remembers what it was asked. */
final class TrackerStub implements AutoCloseable {
    /** Not a status: the connection breaks off instead. */
    static final int BREAKS = 0;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    record Reply(int status, String body) {}

    record Asked(String request, String authorization, JsonNode body) {}

    TrackerStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    TrackerStub when(String request, int status, String body) {
        replies.put(request, new Reply(status, body));
        return this;
    }

    /** The only write that it was asked for. */
    Asked written() {
        List<Asked> writes =
                asked.stream().filter(one -> one.request().startsWith("POST")).toList();
        if (writes.size() != 1) {
            throw new AssertionError("Expected one write, but there were " + writes);
        }
        return writes.getFirst();
    }

    boolean nothingWritten() {
        return asked.stream().noneMatch(one -> one.request().startsWith("POST"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(new Asked(
                request, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")), JSON.readTree(body)));
        Reply reply = replies.getOrDefault(
                request, new Reply(404, "{\"title\":\"Not found\",\"detail\":\"" + request + "\"}"));
        if (reply.status() == BREAKS) {
            exchange.close();
            return;
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

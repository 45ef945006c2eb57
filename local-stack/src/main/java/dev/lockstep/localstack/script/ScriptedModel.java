package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.contracts.Json;
import dev.lockstep.localstack.script.ScriptedAnswers.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays a script to whoever speaks OpenAI's chat format on the loopback address; the wanted key is {@link #KEY}. */
public final class ScriptedModel implements AutoCloseable {
    /** The API key; it keeps nothing secret, but has the client send one. No word that errors need: clients hide keys. */
    public static final String KEY = "local-script-key";

    private static final int MAX_REQUEST_BYTES = 32 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScriptedAnswers answers;

    private ScriptedModel(HttpServer server, ScriptedAnswers answers) {
        this.server = server;
        this.answers = answers;
    }

    /**
     * Reads the script and begins to listen.
     *
     * @param port 0 for any free one
     * @throws ScriptException when the script cannot be played as written
     * @throws UncheckedIOException when the port is taken
     */
    public static ScriptedModel start(Path script, int port) {
        ScriptedAnswers answers = new ScriptedAnswers(Script.read(script));
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            ScriptedModel model = new ScriptedModel(HttpServer.create(address, 0), answers);
            model.listen();
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("The scripted model cannot listen on port " + port, e);
        }
    }

    /** What a client takes for the provider's base URL. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** Stops listening at once; calls in flight are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void listen() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES);
            Answer answer = authorized(exchange)
                    ? routed(exchange, request)
                    : Answer.error(401, "invalid_api_key", "The script's API key is '" + KEY + "'.");
            byte[] body = Json.bytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static boolean authorized(HttpExchange exchange) {
        return ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private Answer routed(HttpExchange exchange, byte[] request) {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (route) {
            case "POST /v1/chat/completions" -> chat(request);
            case "GET /v1/models" -> new Answer(200, models());
            default -> Answer.error(404, "not_found", "The script does not answer " + route + ".");
        };
    }

    private Answer chat(byte[] request) {
        try {
            return answers.answer(Json.read(request, JsonNode.class));
        } catch (UncheckedIOException e) {
            return Answer.error(400, "invalid_json", "The request is not JSON, or is larger than 32 MiB.");
        }
    }

    private static Map<String, Object> models() {
        Map<String, Object> model =
                Map.of("id", ScriptedReply.MODEL, "object", "model", "created", 0, "owned_by", "lockstep");
        return Map.of("object", "list", "data", List.of(model));
    }
}

package dev.lockstep.localstack.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.localstack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The people of the benchmark, through the REST API that everyone uses. */
final class People {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 20;
    private static final int THINK_MILLIS = 250;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack;

    People(Stack stack) {
        this.stack = stack;
    }

    JsonNode post(String person, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(person, path, HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)), "POST");
    }

    JsonNode get(String person, String path) throws IOException, InterruptedException {
        return send(person, path, HttpRequest.BodyPublishers.noBody(), "GET");
    }

    /** Waits until a cycle is in that state; returns its view. */
    JsonNode awaitState(String cycle, String state) throws Exception {
        Instant end = Instant.now().plus(BOUND);
        while (Instant.now().isBefore(end)) {
            JsonNode view = get("requester", "/api/cycles/" + cycle);
            if (view.path("state").asText().equals(state)) {
                return view;
            }
            pause(POLL_MILLIS);
        }
        throw new IllegalStateException("Cycle " + cycle + " was not " + state + " within " + BOUND);
    }

    /** Lets the stack come to rest, as it is when a person has read what to decide about. */
    void think() {
        pause(THINK_MILLIS);
    }

    private static void pause(int millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    private JsonNode send(String person, String path, HttpRequest.BodyPublisher body, String method)
            throws IOException, InterruptedException {
        URI uri = stack.trackerUrl().resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + stack.token(person))
                .header("Content-Type", "application/json")
                .timeout(BOUND)
                .method(method, body)
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode answer = mapper.readTree(response.body());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered with " + answer);
        }
        return answer;
    }
}

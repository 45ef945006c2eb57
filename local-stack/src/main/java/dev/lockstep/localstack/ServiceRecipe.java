package dev.lockstep.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One of Lockstep's services, ready when its health endpoint says so. */
record ServiceRecipe(JavaProgram program, Supplier<Map<String, String>> environment, HttpClient http)
        implements Recipe {
    private static final Duration HEALTH_BOUND = Duration.ofSeconds(2);

    @Override
    public JavaProgram program(int port) {
        return program;
    }

    @Override
    public Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>(environment.get());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return settings;
    }

    @Override
    public boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(HEALTH_BOUND)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Duration startBound() {
        return Duration.ofSeconds(90);
    }
}

package dev.lockstep.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * One of Lockstep's services, ready when its health endpoint says so: its own, for another process may answer on a port that it failed to get.
 *
 * @param instance what its health names beside the checks, known to this process alone
 */
record ServiceRecipe(JavaProgram program, Supplier<Map<String, String>> environment, HttpClient http, String instance)
        implements Recipe {
    static final String INSTANCE = "QUARKUS_SMALLRYE_HEALTH_ADDITIONAL_PROPERTY_INSTANCE";
    private static final Duration HEALTH_BOUND = Duration.ofSeconds(2);

    ServiceRecipe(JavaProgram program, Supplier<Map<String, String>> environment, HttpClient http) {
        this(program, environment, http, UUID.randomUUID().toString());
    }

    @Override
    public JavaProgram program(int port) {
        return program;
    }

    @Override
    public Map<String, String> settings(int port) {
        Map<String, String> settings = new HashMap<>(environment.get());
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put(INSTANCE, instance);
        return settings;
    }

    @Override
    public boolean isReady(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(HEALTH_BOUND)
                .build();
        try {
            HttpResponse<String> health = http.send(request, BodyHandlers.ofString());
            return health.statusCode() == 200 && health.body().contains(instance);
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

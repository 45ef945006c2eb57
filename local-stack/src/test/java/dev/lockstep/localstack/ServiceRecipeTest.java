package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceRecipeTest {
    private final ServiceRecipe recipe =
            new ServiceRecipe(JavaProgram.ofClass(HealthyService.class), Map::of, HttpClient.newHttpClient());

    @Test
    void aServiceIsReadyWhenItsOwnHealthSaysSo() throws IOException {
        assertThat(readyWhen(200, "{\"status\":\"UP\",\"instance\":\"" + recipe.instance() + "\"}"))
                .isTrue();
        assertThat(readyWhen(503, "{\"status\":\"DOWN\",\"instance\":\"" + recipe.instance() + "\"}"))
                .isFalse();
    }

    @Test
    void anotherProcessThatIsHealthyOnThePortIsNotTheService() throws IOException {
        assertThat(readyWhen(200, "{\"status\":\"UP\"}")).isFalse();
    }

    private boolean readyWhen(int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return recipe.isReady(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }
}

package dev.lockstep.localstack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands in for a service's jar: healthy at once, and shows the settings that it was given. */
public final class HealthyService {
    private HealthyService() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("QUARKUS_HTTP_HOST"), port), 0);
        server.createContext("/q/health/ready", exchange -> answer(exchange, System.getenv(ServiceRecipe.INSTANCE)));
        server.createContext(
                "/settings", exchange -> answer(exchange, System.getenv().toString()));
        server.start();
        System.out.println("serving on " + port);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}

package dev.lockstep.tracker.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Serves a folder of repositories by HTTPS with a password, through Git's own {@code http-backend}. */
final class HttpsGitServer implements AutoCloseable {
    private static final String STORE_PASSWORD = "changeit";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path root;

    HttpsGitServer(Path root, String user, String password) throws Exception {
        this.root = root;
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(root.resolve("keys.p12"))));
        server.setExecutor(threads);
        server.createContext("/", this::serve).setAuthenticator(new BasicAuthenticator("git") {
            @Override
            public boolean checkCredentials(String name, String secret) {
                return name.equals(user) && secret.equals(password);
            }
        });
        server.start();
    }

    String url(String credentials, String repository) {
        return "https://%s@127.0.0.1:%d/%s"
                .formatted(credentials, server.getAddress().getPort(), repository);
    }

    private static SSLContext selfSigned(Path store) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        STORE_PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new GeneralSecurityException("keytool made no key");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void serve(HttpExchange exchange) throws IOException {
        ProcessBuilder backend = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = backend.environment();
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_USER", exchange.getPrincipal().getUsername());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        putIfSent(environment, "QUERY_STRING", exchange.getRequestURI().getQuery());
        putIfSent(environment, "CONTENT_TYPE", exchange.getRequestHeaders().getFirst("Content-Type"));
        putIfSent(
                environment, "HTTP_CONTENT_ENCODING", exchange.getRequestHeaders().getFirst("Content-Encoding"));
        putIfSent(environment, "GIT_PROTOCOL", exchange.getRequestHeaders().getFirst("Git-Protocol"));
        Process process = backend.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var input = process.getOutputStream()) {
            exchange.getRequestBody().transferTo(input);
        }
        answer(exchange, process.getInputStream());
    }

    private static void putIfSent(
            Map<String, String> environment, String name, @Nullable String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    private static void answer(HttpExchange exchange, InputStream output) throws IOException {
        int status = 200;
        for (String line = line(output); !line.isEmpty(); line = line(output)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(line.substring(0, colon), value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        try (var body = exchange.getResponseBody()) {
            output.transferTo(body);
        }
    }

    private static String line(InputStream output) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = output.read(); next != '\n' && next >= 0; next = output.read()) {
            line.write(next);
        }
        return line.toString(ISO_8859_1).strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

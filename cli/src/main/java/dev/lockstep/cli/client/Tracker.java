package dev.lockstep.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contracts.RequestLimits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A tracker's REST API as one person sees it. */
public final class Tracker {
    private static final Duration CONNECT_BOUND = Duration.ofSeconds(5);
    private static final int CANDIDATES = 10;
    private static final Pattern WHOLE_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How long an answer may take, and where to look whether something was done that was not answered. */
    public record Patience(Duration bound, String look) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), "lockstep status");

        /** For what makes the tracker fetch a whole repository. */
        public static final Patience FETCH = new Patience(Duration.ofMinutes(5), "lockstep project list");
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_BOUND).build();
    private final URI base;
    private final String token;

    public Tracker(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    public URI base() {
        return base;
    }

    /** A path of the API; each segment is escaped. */
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder("/api");
        for (String segment : segments) {
            path.append('/').append(escaped(segment));
        }
        return path.toString();
    }

    /** Escapes a text for a path or a query. */
    public static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public JsonNode get(String path) {
        return body(send(request(path, Patience.USUAL).GET().build(), Patience.USUAL));
    }

    /** A resource that is text and no JSON, as it is. */
    public String text(String path) {
        HttpRequest.Builder request =
                request(path, Patience.USUAL).setHeader("Accept", "text/plain, application/problem+json;q=0.5");
        HttpResponse<String> response = send(request.GET().build(), Patience.USUAL);
        requireTaken(response);
        return response.body();
    }

    /** A resource and its entity tag. */
    public record Tagged(JsonNode body, @Nullable String tag) {}

    /** The resource, or null while it still has that tag. */
    public @Nullable Tagged getUnless(String path, @Nullable String tag) {
        HttpRequest.Builder request = request(path, Patience.USUAL).GET();
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        HttpResponse<String> response = send(request.build(), Patience.USUAL);
        return response.statusCode() == 304
                ? null
                : new Tagged(
                        body(response), response.headers().firstValue("ETag").orElse(null));
    }

    /** As {@link #post(String, Object, Patience)}, with the usual patience. */
    public JsonNode post(String path, Object content) {
        return post(path, content, Patience.USUAL);
    }

    /**
     * Posts JSON, once: what went wrong is said, and nothing is sent a second time.
     *
     * @throws ClientException.Usage when it is more than any tracker takes
     */
    public JsonNode post(String path, Object content, Patience patience) {
        byte[] bytes;
        try {
            bytes = JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + content.getClass(), e);
        }
        if (bytes.length > RequestLimits.BODY) {
            throw new ClientException.Usage("All together is too much: " + bytes.length
                    + " bytes are to be sent, and at most " + RequestLimits.BODY + " are taken. Send less");
        }
        HttpRequest request = request(path, patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes))
                .build();
        return body(send(request, patience));
    }

    /** All items of a paged list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String next =
                    cursor.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + escaped(cursor);
            JsonNode page = get(next);
            (page.isArray() ? page : page.path("items")).forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return items;
    }

    /**
     * The whole id of the cycle that a prefix names.
     *
     * @throws ClientException.Usage when none or several begin with it
     */
    public String cycle(String prefix) {
        if (prefix.isBlank()) {
            throw new ClientException.Usage("Name the cycle; `lockstep status` lists them");
        }
        if (WHOLE_ID.matcher(prefix).matches()) {
            return prefix;
        }
        List<JsonNode> found = all(path("cycles")).stream()
                .filter(cycle -> cycle.path("id").asText().startsWith(prefix.toLowerCase(Locale.ROOT)))
                .toList();
        if (found.size() == 1) {
            return found.getFirst().path("id").asText();
        }
        throw new ClientException.Usage(
                found.isEmpty()
                        ? "No cycle's id begins with '" + prefix + "'; `lockstep status` lists them"
                        : candidates(prefix, found));
    }

    private static String candidates(String prefix, List<JsonNode> found) {
        StringBuilder text = new StringBuilder(found.size() + " cycles' ids begin with '" + prefix + "'; say more:");
        found.stream().limit(CANDIDATES).forEach(cycle -> text.append("\n  ")
                .append(cycle.path("id").asText())
                .append("  ")
                .append(cycle.path("state").asText())
                .append("  ")
                .append(cycle.path("title").asText()));
        return found.size() > CANDIDATES ? text.append("\n  …").toString() : text.toString();
    }

    private HttpRequest.Builder request(String path, Patience patience) {
        return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path))
                .timeout(patience.bound())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request, Patience patience) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new ClientException.Unreachable("No tracker answers at " + base + " ("
                    + e.getClass().getSimpleName() + "). Is it running? `lockstep up` starts one here.");
        } catch (HttpTimeoutException e) {
            throw new ClientException.Unreachable("The tracker at " + base + " has not answered within "
                    + patience.bound().toSeconds() + " s." + beforeYouRepeat(request, patience));
        } catch (IOException e) {
            throw new ClientException.Unreachable("The connection to " + base + " broke off before the answer came ("
                    + e.getMessage() + ")." + beforeYouRepeat(request, patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException.Unreachable("Interrupted while asking " + base);
        }
    }

    private static String beforeYouRepeat(HttpRequest request, Patience patience) {
        return request.method().equals("GET")
                ? " Try again."
                : " It may have been done all the same: look with `" + patience.look() + "` before you repeat it.";
    }

    private JsonNode body(HttpResponse<String> response) {
        requireTaken(response);
        return parsed(response);
    }

    private void requireTaken(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 401) {
            throw new ClientException.NotSignedIn(
                    "The tracker at " + base
                            + " does not know the token. Name yours with --token-file, or on a local stack who you are with --as.");
        }
        if (status >= 300 && status < 400) {
            throw new ClientException.Unreachable("What answers at " + base + " sends callers to "
                    + response.headers().firstValue("Location").orElse("another address")
                    + "; name the tracker's own address");
        }
        if (status >= 400) {
            throw new ClientException.Refused(Problem.of(status, parsed(response)));
        }
    }

    private JsonNode parsed(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            if (response.statusCode() >= 300) {
                return JSON.missingNode();
            }
            throw new ClientException.Unreachable("What answers at " + base
                    + " is no tracker: it did not answer with JSON (status " + response.statusCode() + ")");
        }
    }
}

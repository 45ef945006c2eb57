package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.security.Paths;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms that another site's page sends in a person's name: a browser says where a request comes from
 * (<a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata</a>), or at least names the origin.
 */
class SameOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter(preMatching = true)
    public void filter(ContainerRequestContext context, HttpServerRequest request) {
        if (SAFE.contains(context.getMethod()) || !Paths.isPage(request.path())) {
            return;
        }
        Optional<String> site = Optional.ofNullable(context.getHeaderString("Sec-Fetch-Site"));
        boolean own = site.map(OWN::contains)
                .orElseGet(() -> isOwn(context.getHeaderString("Origin"), context.getHeaderString(HttpHeaders.HOST)));
        if (!own) {
            throw HttpProblem.valueOf(
                    Response.Status.FORBIDDEN,
                    "The form was sent by a page of another site; open Lockstep's own page and send it there");
        }
    }

    private static boolean isOwn(@Nullable String origin, @Nullable String host) {
        return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}

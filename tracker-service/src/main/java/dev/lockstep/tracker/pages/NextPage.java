package dev.lockstep.tracker.pages;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Where a browser goes after its form did something: htmx is told by a header, all others by a redirect. */
final class NextPage {
    private NextPage() {}

    static Response goTo(String path, HttpServerRequest request) {
        return request.getHeader("HX-Request") == null
                ? Response.seeOther(URI.create(path)).build()
                : Response.noContent().header("HX-Redirect", path).build();
    }

    /** The same page once more, at one of its places; htmx would take a mere change of place for no change. */
    static Response again(String path, String place, HttpServerRequest request) {
        return request.getHeader("HX-Request") == null
                ? Response.seeOther(URI.create(path + place)).build()
                : Response.noContent().header("HX-Refresh", "true").build();
    }
}

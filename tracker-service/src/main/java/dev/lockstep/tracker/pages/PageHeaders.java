package dev.lockstep.tracker.pages;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every page tells the browser: to run and show nothing but the tracker's own files, and to keep nothing. */
class PageHeaders {
    static final String POLICY = "Content-Security-Policy";

    private static final String OWN_FILES_ALONE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @ServerResponseFilter
    public void filter(ContainerResponseContext response) {
        boolean page = Optional.ofNullable(response.getMediaType())
                .filter(MediaType.TEXT_HTML_TYPE::isCompatible)
                .isPresent();
        if (page) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle(POLICY, OWN_FILES_ALONE);
            headers.putSingle("X-Content-Type-Options", "nosniff");
            headers.putSingle("Referrer-Policy", "same-origin");
            headers.putSingle("Cache-Control", "no-store");
        }
    }
}

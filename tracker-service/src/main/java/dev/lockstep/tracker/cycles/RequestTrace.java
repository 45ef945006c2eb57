package dev.lockstep.tracker.cycles;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context that the present request names, so that the events that it brings about can be told to its trace. */
@ApplicationScoped
class RequestTrace {
    private static final String HEADER = "traceparent";

    /** Version, trace id, parent id, flags; version ff and ids of zeros are void. */
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final CurrentVertxRequest request;

    RequestTrace(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The header's value; null outside a request, and where it is absent or malformed. */
    @Nullable
    String parent() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext current = request.getCurrent();
        String parent = current == null ? null : current.request().getHeader(HEADER);
        return parent != null && WELL_FORMED.matcher(parent).matches() ? parent : null;
    }
}

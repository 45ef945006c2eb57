package dev.lockstep.tracker.problems;

import dev.lockstep.contracts.Json;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers a body over the limit with a problem; the framework's own refusal, which would come next, has no body. */
@ApplicationScoped
class TooLargeBodies {
    private static final int STATUS = 413;

    /** Before the framework's handler, whose priority is 2. */
    private static final int EARLY = 100;

    private final long limit;

    TooLargeBodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= limit) {
            call.next();
            return;
        }
        // What the caller still sends is not read, so the connection serves no further call.
        call.response()
                .setStatusCode(STATUS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(ended -> call.request().connection().close())
                .end(Json.text(problem(length)));
    }

    private Map<String, Object> problem(String length) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", STATUS);
        problem.put("title", "Too large");
        problem.put("detail", "The body has " + length + " bytes, and at most " + limit + " are taken; send less");
        return problem;
    }
}

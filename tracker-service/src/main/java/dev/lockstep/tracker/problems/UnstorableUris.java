package dev.lockstep.tracker.problems;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses names with NUL in a path or query: the database holds no such text, so there is nothing to find. */
class UnstorableUris {
    @ServerRequestFilter(preMatching = true)
    Optional<Response> withoutNul(ContainerRequestContext request) {
        return request.getUriInfo().getRequestUri().toASCIIString().contains("%00")
                ? Optional.of(ProblemMappers.problem(
                        400, "Bad Request", "The address holds a NUL character (%00); leave it out", List.of()))
                : Optional.empty();
    }
}

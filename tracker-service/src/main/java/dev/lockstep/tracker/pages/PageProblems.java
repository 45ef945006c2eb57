package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.security.Paths;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says on pages what programs are told as problem details. A form that htmx sent gets the sentence alone, and keeps its fields. */
class PageProblems {
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Problem(int status, String title, String detail, List<String> problems, boolean whole)
            implements TemplateInstance {}

    /** Before {@link PageHeaders}: response filters run from high to low. */
    @ServerResponseFilter(priority = 6_000)
    public void filter(ContainerResponseContext response, HttpServerRequest request) {
        if (response.getEntity() instanceof HttpProblem problem && Paths.isPage(request.path())) {
            boolean whole = request.getHeader("HX-Request") == null;
            Problem page = new Problem(
                    problem.getStatusCode(),
                    Objects.requireNonNullElse(problem.getTitle(), "That did not work"),
                    Objects.requireNonNullElse(problem.getDetail(), "Go back and try again."),
                    problems(problem),
                    whole);
            response.setEntity(page.render(), null, MediaType.valueOf("text/html;charset=UTF-8"));
        }
    }

    private static List<String> problems(HttpProblem problem) {
        return Optional.ofNullable(problem.getParameters().get("problems"))
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }
}

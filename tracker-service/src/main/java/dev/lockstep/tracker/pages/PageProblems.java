package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.security.Paths;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.validation.Violation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
                    Objects.requireNonNullElse(problem.getDetail(), ""),
                    problems(problem),
                    whole);
            response.setEntity(page.render(), null, MediaType.valueOf("text/html;charset=UTF-8"));
        }
    }

    /** What else is wrong: the problems of a refusal, or the fields that a form was sent with. */
    private static List<String> problems(HttpProblem problem) {
        return Stream.of("problems", "violations")
                .map(problem.getParameters()::get)
                .filter(List.class::isInstance)
                .flatMap(list -> ((List<?>) list).stream())
                .map(PageProblems::said)
                .toList();
    }

    private static String said(Object problem) {
        return problem instanceof Violation violation
                ? violation.field + " " + violation.message
                : String.valueOf(problem);
    }
}

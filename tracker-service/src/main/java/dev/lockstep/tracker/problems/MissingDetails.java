package dev.lockstep.tracker.problems;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkiverse.resteasy.problem.validation.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/** Gives the framework's own problems the detail that they lack: what was wrong, and what to do. */
@ApplicationScoped
class MissingDetails implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return problem.getDetail() == null
                ? HttpProblem.builder(problem).withDetail(detail(problem)).build()
                : problem;
    }

    private static String detail(HttpProblem problem) {
        if (problem.getParameters().get("violations") instanceof List<?> violations) {
            return violations.stream()
                    .map(Violation.class::cast)
                    .map(violation -> violation.field + " " + violation.message)
                    .sorted()
                    .collect(Collectors.joining("; "));
        }
        return switch (problem.getStatusCode()) {
            case 401 -> "Send a token that the tracker knows: 'Authorization: Bearer …'";
            case 403 -> "The caller may not do this: agents call /api/legs alone, and people all but that";
            case 404 -> "Nothing is here; /q/openapi lists what is";
            default -> "The request failed; the tracker's log says why";
        };
    }
}

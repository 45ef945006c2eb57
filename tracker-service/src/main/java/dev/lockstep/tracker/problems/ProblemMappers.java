package dev.lockstep.tracker.problems;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.git.GitFailedException;
import dev.lockstep.tracker.git.RepositoryUnavailableException;
import dev.lockstep.tracker.legs.NotAuthenticatedException;
import dev.lockstep.tracker.templates.InvalidSettingsException;
import dev.lockstep.tracker.templates.InvalidTemplateException;
import dev.lockstep.tracker.templates.InvalidWorkflowException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How Lockstep's own exceptions are answered. All others are the framework's to map. */
class ProblemMappers {
    private static final int UNPROCESSABLE = 422;

    @ServerExceptionMapper
    Response rejected(RejectedException e) {
        Rejection rejection = e.rejection();
        return switch (rejection.kind()) {
            case UNKNOWN -> problem(404, "Not found", rejection.detail(), rejection.problems());
            case FORBIDDEN -> problem(403, "Not allowed", rejection.detail(), rejection.problems());
            case CONFLICT -> problem(409, "Not possible now", rejection.detail(), rejection.problems());
            case STALE -> problem(409, "Changed meanwhile", rejection.detail(), rejection.problems());
            case FENCED -> problem(409, "Fenced", rejection.detail(), rejection.problems());
            case SPENT -> problem(402, "Nothing left to spend", rejection.detail(), rejection.problems());
            case INVALID -> problem(UNPROCESSABLE, "Not acceptable", rejection.detail(), rejection.problems());
        };
    }

    @ServerExceptionMapper
    Response notAuthenticated(NotAuthenticatedException e) {
        return problem(401, "Not signed in", String.valueOf(e.getMessage()), List.of());
    }

    @ServerExceptionMapper
    Response repository(RepositoryUnavailableException e) {
        return problem(UNPROCESSABLE, "Repository not available", String.valueOf(e.getMessage()), List.of());
    }

    @ServerExceptionMapper
    Response git(GitFailedException e) {
        return problem(502, "Repository failed", String.valueOf(e.getMessage()), List.of());
    }

    @ServerExceptionMapper
    Response template(InvalidTemplateException e) {
        return problem(UNPROCESSABLE, "Template not acceptable", String.valueOf(e.getMessage()), e.problems());
    }

    @ServerExceptionMapper
    Response workflow(InvalidWorkflowException e) {
        return problem(UNPROCESSABLE, "Workflow not acceptable", String.valueOf(e.getMessage()), e.problems());
    }

    @ServerExceptionMapper
    Response settings(InvalidSettingsException e) {
        return problem(UNPROCESSABLE, "Project settings not acceptable", String.valueOf(e.getMessage()), e.problems());
    }

    @ServerExceptionMapper
    Response body(MismatchedInputException e) {
        return problem(400, "Bad Request", UnreadableBodies.explained(e), List.of());
    }

    static Response problem(int status, String title, String detail, List<String> problems) {
        HttpProblem.Builder builder =
                HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail);
        if (!problems.isEmpty()) {
            builder.with("problems", problems);
        }
        return builder.build().toResponse();
    }
}

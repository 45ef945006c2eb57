package dev.lockstep.tracker.problems;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of a body that can't be read which field is wrong, or where the JSON breaks. */
@ApplicationScoped
class UnreadableBodies implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return reading(context.cause)
                .map(json ->
                        HttpProblem.builder(problem).withDetail(explained(json)).build())
                .orElse(problem);
    }

    /** What went wrong in reading: the failure itself, or what the framework wrapped. */
    private static Optional<JsonProcessingException> reading(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(2)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst();
    }

    /** Without the parser's own text where that names classes. */
    static String explained(JsonProcessingException e) {
        return switch (e) {
            case ValueInstantiationException value
            when value.getCause() instanceof IllegalArgumentException reason ->
                place(value) + ": " + reason.getMessage();
            case InvalidFormatException format -> place(format) + " can't be '" + format.getValue() + "'";
            case InvalidTypeIdException type ->
                place(type) + " has no known kind" + (type.getTypeId() == null ? "" : ": '" + type.getTypeId() + "'");
            case MismatchedInputException mismatched -> place(mismatched) + " is of the wrong type";
            case JsonMappingException mapping -> place(mapping) + " can't be read: " + mapping.getOriginalMessage();
            default -> "The body is not JSON: " + e.getOriginalMessage() + at(e.getLocation());
        };
    }

    private static String place(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "The body" : "'" + path + "'";
    }

    private static String at(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}

package dev.lockstep.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Problem details (RFC 9457) as a person reads them. */
final class Problem {
    private Problem() {}

    static String of(int status, JsonNode body) {
        List<String> lines = new ArrayList<>();
        lines.add("Refused (" + status + "): " + body.path("title").asText("no reason was given"));
        if (!body.path("detail").asText("").isBlank()) {
            lines.add(body.path("detail").asText());
        }
        body.path("violations")
                .forEach(violation -> lines.add("- " + violation.path("field").asText() + ": "
                        + violation.path("message").asText()));
        body.path("problems").forEach(problem -> lines.add("- " + problem.asText()));
        return String.join("\n", lines);
    }
}

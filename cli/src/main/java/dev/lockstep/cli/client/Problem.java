package dev.lockstep.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Problem details (RFC 9457) as a person reads them. */
final class Problem {
    private Problem() {}

    static String of(int status, JsonNode body) {
        List<String> lines = new ArrayList<>();
        lines.add("Refused (" + status + "): " + body.path("title").asText(withoutReason(status)));
        String detail = body.path("detail").asText("");
        if (!detail.isBlank()) {
            lines.add(detail);
        }
        body.path("violations")
                .valueStream()
                .filter(violation -> !detail.contains(violation.path("message").asText()))
                .forEach(violation -> lines.add("- " + violation.path("field").asText() + ": "
                        + violation.path("message").asText()));
        body.path("problems").forEach(problem -> lines.add("- " + problem.asText()));
        return String.join("\n", lines);
    }

    /** For what stands between here and a tracker, and refuses without a word. */
    private static String withoutReason(int status) {
        return status == 413 ? "what was sent is too large" : "no reason was given";
    }
}

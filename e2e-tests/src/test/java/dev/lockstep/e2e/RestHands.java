package dev.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.demo.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** People who act through the REST API. */
record RestHands(Function<String, Caller> callers) implements Hands {
    @Override
    public String request(String by, String project, String text) {
        return callers.apply(by)
                .post(201, Map.of("text", text, "attachments", List.of()), "/api/projects/{project}/cycles", project)
                .path("id")
                .asText();
    }

    @Override
    public void answer(String cycle, Move.Answer answer) {
        callers.apply(answer.by()).post(200, Map.of("answers", answer.answers()), "/api/cycles/{cycle}/answers", cycle);
    }

    @Override
    public void decide(String cycle, Move.Decide decide) {
        Caller person = callers.apply(decide.by());
        JsonNode gate = person.get("/api/cycles/{cycle}/gates/{stop}", cycle, decide.stop());
        Map<String, Object> body = new LinkedHashMap<>(decide.body());
        body.put("subjectDigest", gate.path("subjectDigest").asText());
        person.post(200, body, "/api/cycles/{cycle}/gates/{stop}/decisions", cycle, decide.stop());
    }
}

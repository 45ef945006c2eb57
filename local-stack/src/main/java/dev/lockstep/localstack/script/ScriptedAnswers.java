package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers a chat request from the script by the request alone, so that a session can be resumed at any line. */
final class ScriptedAnswers {
    private final Script script;

    ScriptedAnswers(Script script) {
        this.script = script;
    }

    /** An HTTP status and the body that goes with it. */
    record Answer(int status, Object body) {
        static Answer error(int status, String code, String message) {
            Map<String, String> error = Map.of("message", message, "type", "invalid_request_error", "code", code);
            return new Answer(status, Map.of("error", error));
        }
    }

    Answer answer(JsonNode request) {
        if (request.path("stream").asBoolean()) {
            return Answer.error(400, "unsupported", "The script does not stream: leave out 'stream'.");
        }
        JsonNode messages = request.path("messages");
        Optional<SessionTag> tag =
                all(messages, "user").findFirst().flatMap(message -> SessionTag.endOf(text(message.path("content"))));
        return tag.map(session -> play(session, messages))
                .orElseGet(() -> Answer.error(
                        400,
                        "no_session",
                        "The script cannot tell the session: the first user message must end with a line "
                                + "<session cycle=\"…\" session=\"…\" phase=\"…\" round=\"…\" task=\"…\"/>."));
    }

    private Answer play(SessionTag tag, JsonNode messages) {
        int index = Math.toIntExact(all(messages, "assistant").count());
        Optional<SessionScript> session = script.of(tag);
        if (session.isEmpty()) {
            String lack = "The script has no file for " + tag.described() + ", which wants line " + (index + 1) + ".";
            return Answer.error(400, "script_lacks_session", lack);
        }
        List<Line> lines = session.get().lines();
        if (index >= lines.size()) {
            String lack = "The script for " + tag.described() + " in "
                    + session.get().file().getFileName() + " ends after line " + lines.size() + ", but line "
                    + (index + 1) + " is wanted.";
            return Answer.error(400, "script_lacks_line", lack);
        }
        return new Answer(200, new ScriptedReply(tag, index, lines.get(index)).completion(Json.text(messages)));
    }

    private static Stream<JsonNode> all(JsonNode messages, String role) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> role.equals(message.path("role").asText()));
    }

    /** OpenAI's content is a text, or parts of which some are texts. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }
}

package dev.lockstep.localstack.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contracts.workflow.PhaseName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One session's lines as the scripted model would say them. */
record ScriptedSession(String file, PhaseName phase, String task, List<Line> lines) {
    /** One reply of the model. */
    record Line(List<Call> calls) {}

    /** A tool call; files are read in and {@code ${cycle}} is replaced. */
    record Call(String tool, JsonNode args) {
        String arg(String name) {
            return args.path(name).asText();
        }
    }

    static ScriptedSession load(Path file, String cycle) {
        JsonNode script = Example.yaml(file);
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : script.path("lines")) {
            List<Call> calls = new ArrayList<>();
            for (JsonNode call : line.path("calls")) {
                calls.add(new Call(call.path("tool").asText(), filled(call.path("args"), file, cycle)));
            }
            lines.add(new Line(calls));
        }
        return new ScriptedSession(
                file.getFileName().toString(),
                PhaseName.of(script.at("/match/phase").asText()),
                script.at("/match/task").asText(),
                lines);
    }

    List<Call> calls(String tool) {
        return lines.stream()
                .flatMap(line -> line.calls().stream())
                .filter(call -> call.tool().equals(tool))
                .toList();
    }

    private static JsonNode filled(JsonNode value, Path script, String cycle) {
        if (value.isTextual()) {
            return JsonNodeFactory.instance.textNode(value.asText().replace("${cycle}", cycle));
        }
        if (value instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(filled(element, script, cycle)));
            return copy;
        }
        if (value instanceof ObjectNode object) {
            return isFile(object) ? content(object, script) : fields(object, script, cycle);
        }
        return value;
    }

    private static boolean isFile(ObjectNode object) {
        return object.size() == 1 && object.path("file").asText().startsWith("files/");
    }

    private static JsonNode content(ObjectNode object, Path script) {
        return JsonNodeFactory.instance.textNode(
                Example.text(script.resolveSibling(object.path("file").asText())));
    }

    private static JsonNode fields(ObjectNode object, Path script, String cycle) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), script, cycle)));
        return copy;
    }
}

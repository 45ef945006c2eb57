package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.contracts.workflow.PhaseName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one file of a script, and refuses what it does not know. */
final class ScriptFile {
    private final Path file;
    private final YamlDocument yaml;
    private final IncludedFiles included;

    ScriptFile(Path folder, Path file) {
        this.file = file;
        this.yaml = YamlDocument.read(file);
        this.included = new IncludedFiles(folder, yaml);
    }

    /** @throws ScriptException naming the line of what cannot be played */
    SessionScript read() {
        JsonNode root = yaml.root();
        yaml.only(root, "$", Set.of("match", "lines"));
        JsonNode match = root.path("match");
        yaml.only(match, "$.match", Set.of("phase", "task", "round"));
        return new SessionScript(file, phase(match), task(match), round(match), lines(root.path("lines")));
    }

    private PhaseName phase(JsonNode match) {
        try {
            return PhaseName.of(match.path("phase").asText());
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("$.match.phase", "names no phase, as product-specification is one");
        }
    }

    private Optional<String> task(JsonNode match) {
        JsonNode task = match.path("task");
        if (task.isMissingNode()) {
            return Optional.empty();
        }
        if (!task.isTextual()) {
            throw yaml.wrong("$.match.task", "is not text, as in T1");
        }
        return Optional.of(task.asText());
    }

    private OptionalInt round(JsonNode match) {
        JsonNode round = match.path("round");
        if (round.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!round.isInt() || round.asInt() < 1) {
            throw yaml.wrong("$.match.round", "is not a number from 1");
        }
        return OptionalInt.of(round.asInt());
    }

    private List<Line> lines(JsonNode lines) {
        if (!lines.isArray() || lines.isEmpty()) {
            throw yaml.wrong("$.lines", "is not a list of at least one line");
        }
        List<Line> result = new ArrayList<>();
        for (JsonNode line : lines) {
            result.add(line(line, "$.lines[" + result.size() + "]"));
        }
        return List.copyOf(result);
    }

    private Line line(JsonNode line, String place) {
        yaml.only(line, place, Set.of("say", "calls"));
        JsonNode say = line.path("say");
        if (!say.isMissingNode() && !say.isTextual()) {
            throw yaml.wrong(place + ".say", "is not text");
        }
        List<Line.Call> calls = calls(line.path("calls"), place + ".calls");
        if (say.asText().isBlank() && calls.isEmpty()) {
            throw yaml.wrong(place, "neither says nor calls anything");
        }
        return new Line(say.isTextual() ? say.asText() : null, calls);
    }

    private List<Line.Call> calls(JsonNode calls, String place) {
        if (!calls.isMissingNode() && !calls.isArray()) {
            throw yaml.wrong(place, "is not a list of calls");
        }
        List<Line.Call> result = new ArrayList<>();
        for (JsonNode call : calls) {
            result.add(call(call, place + "[" + result.size() + "]"));
        }
        return List.copyOf(result);
    }

    private Line.Call call(JsonNode call, String place) {
        yaml.only(call, place, Set.of("tool", "args"));
        if (!call.path("tool").isTextual()) {
            throw yaml.wrong(place + ".tool", "is not the name of a tool");
        }
        JsonNode args = call.has("args") ? call.path("args") : JsonNodeFactory.instance.objectNode();
        if (!args.isObject()) {
            throw yaml.wrong(place + ".args", "is not a map of arguments");
        }
        return new Line.Call(call.path("tool").asText(), included.within(args, place + ".args"));
    }
}

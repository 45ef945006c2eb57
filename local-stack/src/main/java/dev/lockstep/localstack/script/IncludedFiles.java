package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the content of files of the script's folder where an argument's value is {@code {file: path}}. */
final class IncludedFiles {
    private final Path folder;
    private final YamlDocument yaml;

    IncludedFiles(Path folder, YamlDocument yaml) {
        this.folder = folder.toAbsolutePath().normalize();
        this.yaml = yaml;
    }

    /** The arguments with the contents; a call's arguments as a whole are never an included file. */
    JsonNode within(JsonNode args, String place) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        args.properties()
                .forEach(arg -> result.set(arg.getKey(), replaced(arg.getValue(), place + "." + arg.getKey())));
        return result;
    }

    private JsonNode replaced(JsonNode value, String place) {
        if (value.isObject()) {
            return value.size() == 1 && value.path("file").isTextual()
                    ? TextNode.valueOf(content(value.path("file").asText(), place))
                    : within(value, place);
        }
        if (!value.isArray()) {
            return value;
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        value.forEach(item -> items.add(replaced(item, place + "[" + items.size() + "]")));
        return items;
    }

    private String content(String name, String place) {
        Path path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw yaml.wrong(place, "names the file " + name + ", which lies outside the script's folder");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw yaml.wrong(place, "names the file " + name + ", which cannot be read there as UTF-8 text");
        }
    }
}

package dev.lockstep.localstack.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.templates.TemplateSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the bundled example and the built-in templates, read from the source tree. */
final class Example {
    static final Path FOLDER = Path.of("..", "examples", "ledger");
    static final Path PROJECT = FOLDER.resolve("project");
    private static final Path TEMPLATES = Path.of("..", "sessions");
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final ObjectMapper YAML = Json.configure(YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build());

    private Example() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(Path file) {
        return yaml(text(file));
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> requestLines() {
        return text(FOLDER.resolve("request.md")).lines().toList();
    }

    static List<ScriptedSession> sessions(String cycle) {
        try (Stream<Path> files = Files.list(FOLDER.resolve("script"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> ScriptedSession.load(file, cycle))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TemplateSpec template(String phase) {
        Matcher matcher = FRONT_MATTER.matcher(text(TEMPLATES.resolve(phase + ".md")));
        if (!matcher.find()) {
            throw new IllegalArgumentException("sessions/" + phase + ".md has no front matter");
        }
        return YAML.convertValue(yaml(matcher.group(1)), TemplateSpec.class);
    }

    /** The one data block of a living document, as records. */
    static <T> List<T> data(String document, String list, Class<T> type) {
        List<String> blocks =
                DATA.matcher(document).results().map(match -> match.group(1)).toList();
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("Expected one yaml block, found " + blocks.size());
        }
        return Json.mapper()
                .convertValue(
                        yaml(blocks.getFirst()).path(list),
                        Json.mapper().getTypeFactory().constructCollectionType(List.class, type));
    }
}

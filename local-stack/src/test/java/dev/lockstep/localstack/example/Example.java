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

/** A bundled example, and the built-in templates, read from the source tree. */
enum Example {
    LEDGER("ledger", "\\d\\d-implementation-T\\d E1|09-testing E2"),
    TILL(
            "till",
            "03-implementation-planning E1|\\d\\d-implementation-[\\w-]+ E1|06-implementation-T3 E2"
                    + "|09-testing E[2-6]|1[36]-testing-\\w+ E2");

    private static final Path TEMPLATES = Path.of("..", "sessions");
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile("^```yaml\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final ObjectMapper YAML = Json.configure(YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build());

    private final Path folder;
    private final Pattern red;

    /** The second argument matches the runs that must fail, each as its script's name and its evidence's id. */
    Example(String name, String red) {
        this.folder = Path.of("..", "examples", name);
        this.red = Pattern.compile(red);
    }

    Path project() {
        return folder.resolve("project");
    }

    JsonNode people() {
        return yaml(text(folder.resolve("people.yaml")));
    }

    List<String> requestLines() {
        return text(folder.resolve("request.md")).lines().toList();
    }

    /** The sessions in the order in which they are played, which is that of their files' names. */
    List<ScriptedSession> sessions(String cycle) {
        try (Stream<Path> files = Files.list(folder.resolve("script"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> ScriptedSession.load(file, cycle))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a run is made to fail: before a task is built, when a test shows a defect, while code is broken on purpose. */
    boolean mustBeRed(ScriptedSession session, int evidence) {
        return red.matcher(session.file().replace(".yaml", "") + " E" + evidence)
                .matches();
    }

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

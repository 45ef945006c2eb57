package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The Compose file, read as far as the tests ask. */
record ComposeFile(Map<?, ?> services) {
    static ComposeFile read(Path file) throws IOException {
        Map<?, ?> root = new Yaml().load(Files.readString(file));
        return new ComposeFile(map(root, "services"));
    }

    Set<String> names() {
        return names(services);
    }

    String text(String service, String field) {
        return String.valueOf(service(service).get(field));
    }

    List<String> texts(String service, String field) {
        return service(service).get(field) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    Map<String, String> environment(String service) {
        Map<String, String> variables = new TreeMap<>();
        map(service(service), "environment")
                .forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        return variables;
    }

    /** What a health check runs, as one text; empty when there is none. */
    Optional<String> healthCheck(String service) {
        return Optional.ofNullable(map(service(service), "healthcheck").get("test"))
                .map(String::valueOf);
    }

    /** Which resources are bounded. */
    Set<String> limits(String service) {
        return names(map(map(map(service(service), "deploy"), "resources"), "limits"));
    }

    private Map<?, ?> service(String name) {
        return map(services, name);
    }

    private static Set<String> names(Map<?, ?> map) {
        return Set.copyOf(map.keySet().stream().map(String::valueOf).toList());
    }

    private static Map<?, ?> map(Map<?, ?> in, String name) {
        return in.get(name) instanceof Map<?, ?> found ? found : Map.of();
    }
}

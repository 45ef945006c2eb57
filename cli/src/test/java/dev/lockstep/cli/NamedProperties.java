package dev.lockstep.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration that the sources declare: by {@code @ConfigMapping} and in property files. */
final class NamedProperties {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("(?m)^ {4,}(?!default)[\\w<>.,? ]+ (\\w+)\\(\\);$");
    private static final Pattern LINE = Pattern.compile("(?m)^(lockstep\\.[^=\\s]+)=");

    private final List<Mapping> mappings;
    private final Set<String> lines;
    private final String sources;

    private record Mapping(String prefix, Set<String> names) {
        boolean declares(String property) {
            return property.startsWith(prefix + ".")
                    && Stream.of(property.substring(prefix.length() + 1).split("\\.", -1))
                            .filter(segment -> !segment.equals("<name>") && !segment.equals("\"NAME\""))
                            .allMatch(names::contains);
        }
    }

    NamedProperties(Documents documents) {
        List<String> code = documents.files("", ".java").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Documents::text)
                .toList();
        List<String> files = documents.files("", ".properties").stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .map(Documents::text)
                .toList();
        mappings = code.stream()
                .flatMap(source -> Documents.all(PREFIX, source).stream().map(prefix -> mapping(prefix, source)))
                .toList();
        lines = files.stream()
                .flatMap(file -> Documents.all(LINE, file).stream())
                .collect(Collectors.toSet());
        sources = String.join("\n", code)
                + String.join("\n", files)
                + documents.text("lockstep")
                + documents.text("docker-compose.yml");
    }

    private static Mapping mapping(String prefix, String source) {
        return new Mapping(
                prefix,
                Documents.all(METHOD, source).stream().map(Documents::kebab).collect(Collectors.toSet()));
    }

    /** Whether a property is declared; {@code <name>} stands for any name. */
    boolean declares(String property) {
        return lines.contains(property) || mappings.stream().anyMatch(mapping -> mapping.declares(property));
    }

    /** Whether the sources read the variable, or it is one of these properties in the form of the environment. */
    boolean reads(String variable, Set<String> properties) {
        return Pattern.compile("\\b" + variable + "\\b").matcher(sources).find()
                || properties.stream()
                        .filter(this::declares)
                        .anyMatch(property -> variable.matches(environment(property)));
    }

    private static String environment(String property) {
        return property.replace("<name>", "*")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9*]", "_")
                .replace("*", "[A-Z0-9]+");
    }
}

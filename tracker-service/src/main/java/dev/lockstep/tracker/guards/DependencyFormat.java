package dev.lockstep.tracker.guards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the dependencies in one kind of build file are written. */
enum DependencyFormat {
    MAVEN("pom\\.xml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            String plain = Markup.without(Markup.without(text, "<!--", "-->"), "<exclusions>", "</exclusions>");
            for (String block : Markup.blocks(plain, List.of("dependency", "plugin", "extension", "path", "parent"))) {
                String own = Markup.until(block, List.of("<configuration>", "<dependencies>", "<executions>"));
                tag(own, "artifactId")
                        .ifPresent(artifact -> found.merge(
                                tag(own, "groupId").orElse("org.apache.maven.plugins") + ":" + artifact,
                                tag(own, "version").orElse(""),
                                (one, other) -> one.isEmpty() ? other : one));
            }
            return found;
        }
    },
    GRADLE("build\\.gradle(?:\\.kts)?|settings\\.gradle(?:\\.kts)?") {
        @Override
        Map<String, String> read(String text) {
            String plain = Pattern.compile("(?m)^[ \\t]*+//.*$")
                    .matcher(Steps.in(text))
                    .replaceAll("");
            Map<String, String> found = matches(
                    plain,
                    "(?m)^[ \\t]*+\\w++[ (]++(?:platform\\(|enforcedPlatform\\(|testFixtures\\()?[\"']([\\w.-]+:[\\w.-]+)(?::([^\"'@:]+))?");
            found.putAll(matches(plain, "(?m)^[ \\t]*+\\w++[ (]++(?:platform\\()?(libs(?:\\.\\w+)+)()"));
            found.putAll(matches(
                    plain, "(?m)^[ \\t]*+id[ (]++[\"']([\\w.-]+)[\"']\\)?(?:\\s++version\\s++[\"']([^\"']+))?"));
            return found;
        }
    },
    CATALOG("libs\\.versions\\.toml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = matches(
                    text,
                    "(?:module|id)\\s*+=\\s*+\"([^\"]+)\"(?:[^}\\n]{0,200}?version(?:\\.ref)?\\s*+=\\s*\"([^\"]+)\")?");
            found.putAll(matches(text, "(?m)^[\\w.-]++[ \\t]*+=[ \\t]*+\"([\\w.-]+:[\\w.-]+)(?::([^\"]+))?\""));
            found.putAll(
                    matches(
                            text,
                            "group\\s*+=\\s*+\"[^\"]++\"\\s*+,\\s*+name\\s*+=\\s*+\"([^\"]+)\"(?:[^}\\n]{0,200}?version(?:\\.ref)?\\s*+=\\s*\"([^\"]+)\")?"));
            return found;
        }
    },
    NPM("package\\.json") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher block = Pattern.compile("\"(?:\\w*[dD]ependencies|overrides|resolutions)\"\\s*:\\s*\\{([^{}]*)")
                    .matcher(Steps.in(text));
            while (block.find()) {
                found.putAll(matches(block.group(1), "\"([^\"]+)\"\\s*:\\s*\"([^\"]*)\""));
            }
            return found;
        }
    },
    REQUIREMENTS("[\\w.-]*requirements[\\w.-]*\\.(?:txt|in)|constraints[\\w.-]*\\.txt") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found =
                    matches(text, "(?m)^[ \\t]*+([A-Za-z0-9][\\w.-]*+)(?:\\[[^\\]\\n]*+\\])?[ \\t]*+([^#;\\n]*+)");
            found.putAll(matches(text, "(?m)^[ \\t]*+(?:-e[ \\t]++)?((?:git\\+|https?://)\\S++)()"));
            return found;
        }
    },
    PYPROJECT("pyproject\\.toml|Pipfile") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher list = Pattern.compile(
                            "(?m)^[ \\t]*+([\\w-]++)[ \\t]*+=[ \\t]*+\\[((?:[^\\[\\]\"']++|\"[^\"]*+\"|'[^']*+')*+)\\]")
                    .matcher(Steps.in(text));
            NavigableMap<Integer, String> tables = tables(text);
            while (list.find()) {
                Map.Entry<Integer, String> table = tables.floorEntry(list.start());
                if (table != null && isDependencies(list.group(1), table.getValue())) {
                    found.putAll(matches(
                            list.group(2), "[\"']([A-Za-z0-9][\\w.-]*+)(?:\\[[^\\]\"']*+\\])?\\s*+([^\"';]*+)"));
                }
            }
            Matcher section = Pattern.compile(
                            "(?ms)^\\[(?:tool\\.poetry\\.[\\w.-]*dependencies|packages|dev-packages)\\][ \\t]*+$(.*?)(?=^\\[|\\z)")
                    .matcher(Steps.in(text));
            while (section.find()) {
                found.putAll(
                        matches(section.group(1), "(?m)^[ \\t]*+\"?([A-Za-z0-9][\\w.-]*+)\"?[ \\t]*+=[ \\t]*+(.+)$"));
            }
            found.remove("python");
            return found;
        }
    },
    GO("go\\.mod") {
        @Override
        Map<String, String> read(String text) {
            return matches(
                    text,
                    "(?m)^[ \\t]*+(?:require[ \\t]++)?([\\w-]++(?:\\.[\\w-]++)++/\\S++|[\\w-]++\\.[\\w./-]++)[ \\t]++(v\\S++)(?!.*//[ \\t]*+indirect)");
        }
    },
    CARGO("Cargo\\.toml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher table = Pattern.compile(
                            "(?ms)^\\[(?:[^\\]\\n]*\\.)?(?:dev-|build-)?(?:workspace\\.)?dependencies\\][ \\t]*+$(.*?)(?=^\\[|\\z)")
                    .matcher(Steps.in(text));
            while (table.find()) {
                found.putAll(matches(table.group(1), "(?m)^[ \\t]*+([\\w-]++)(?:\\.workspace)?[ \\t]*+=[ \\t]*+(.+)$"));
            }
            found.putAll(matches(text, "(?m)^\\[(?:[^\\]\\n]*\\.)?(?:dev-|build-)?dependencies\\.([\\w-]+)\\]()"));
            return found;
        }
    };

    private final Pattern file;

    DependencyFormat(String file) {
        this.file = Pattern.compile("(?:.*/)?(?:" + file + ")");
    }

    static Optional<DependencyFormat> of(String path) {
        return List.of(values()).stream()
                .filter(format -> format.file.matcher(path).matches())
                .findFirst();
    }

    /** Names and versions as written; a version that stands elsewhere is empty. */
    abstract Map<String, String> read(String text);

    private static Map<String, String> matches(String text, String regex) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher match = Pattern.compile(regex).matcher(Steps.in(text));
        while (match.find()) {
            found.putIfAbsent(
                    match.group(1),
                    Optional.ofNullable(match.group(2)).orElse("").strip());
        }
        return found;
    }

    private static Optional<String> tag(String block, String name) {
        Matcher tag = Pattern.compile("<" + name + ">([^<]*+)</").matcher(Steps.in(block));
        return tag.find() ? Optional.of(tag.group(1).strip()) : Optional.empty();
    }

    /** The tables of a TOML file, by where they begin. */
    private static NavigableMap<Integer, String> tables(String text) {
        NavigableMap<Integer, String> tables = new TreeMap<>();
        Pattern.compile("(?m)^\\[([^\\[\\]\\n]+)\\]")
                .matcher(Steps.in(text))
                .results()
                .forEach(table -> tables.put(table.start(), table.group(1)));
        return tables;
    }

    /** A list counts by its own name, or by that of the table that it stands in. */
    private static boolean isDependencies(String name, String within) {
        boolean group = within.equals("project.optional-dependencies")
                || within.equals("dependency-groups")
                || within.equals("tool.uv");
        return group
                || (name.equals("dependencies") && within.equals("project"))
                || (name.equals("requires") && within.equals("build-system"));
    }
}

package dev.lockstep.tracker.guards;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the dependencies in one kind of build file are written. */
enum DependencyFormat {
    MAVEN("pom\\.xml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            String plain = text.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<exclusions>.*?</exclusions>", "");
            Matcher block = Pattern.compile("(?s)<(dependency|plugin|extension|path|parent)>(.{0,8000}?)</\\1>")
                    .matcher(plain);
            int from = 0;
            while (block.find(from)) {
                String own = block.group(2).replaceAll("(?s)<(configuration|dependencies|executions)>.*", "");
                tag(own, "artifactId")
                        .ifPresent(artifact -> found.merge(
                                tag(own, "groupId").orElse("org.apache.maven.plugins") + ":" + artifact,
                                tag(own, "version").orElse(""),
                                (one, other) -> one.isEmpty() ? other : one));
                from = block.start() + 1;
            }
            return found;
        }
    },
    GRADLE("build\\.gradle(?:\\.kts)?|settings\\.gradle(?:\\.kts)?") {
        @Override
        Map<String, String> read(String text) {
            String plain = text.replaceAll("(?m)^\\s*//.*$", "");
            Map<String, String> found = matches(
                    plain,
                    "(?m)^\\s*\\w+[ (]+(?:platform\\(|enforcedPlatform\\(|testFixtures\\()?[\"']([\\w.-]+:[\\w.-]+)(?::([^\"'@:]+))?");
            found.putAll(matches(plain, "(?m)^\\s*\\w+[ (]+(?:platform\\()?(libs(?:\\.\\w+)+)()"));
            found.putAll(matches(plain, "(?m)^\\s*id[ (]+[\"']([\\w.-]+)[\"']\\)?(?:\\s+version\\s+[\"']([^\"']+))?"));
            return found;
        }
    },
    CATALOG("libs\\.versions\\.toml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = matches(
                    text, "(?:module|id)\\s*=\\s*\"([^\"]+)\"(?:[^}\\n]*version(?:\\.ref)?\\s*=\\s*\"([^\"]+)\")?");
            found.putAll(matches(text, "(?m)^[\\w.-]+\\s*=\\s*\"([\\w.-]+:[\\w.-]+)(?::([^\"]+))?\""));
            found.putAll(
                    matches(
                            text,
                            "group\\s*=\\s*\"[^\"]+\"\\s*,\\s*name\\s*=\\s*\"([^\"]+)\"(?:[^}\\n]*version(?:\\.ref)?\\s*=\\s*\"([^\"]+)\")?"));
            return found;
        }
    },
    NPM("package\\.json") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher block = Pattern.compile("\"(?:\\w*[dD]ependencies|overrides|resolutions)\"\\s*:\\s*\\{([^{}]*)")
                    .matcher(text);
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
                    matches(text, "(?m)^\\s*([A-Za-z0-9][\\w.-]*)(?:\\[[^\\]]*\\])?[ \\t]*([^#;\\n]*)");
            found.putAll(matches(text, "(?m)^\\s*(?:-e\\s+)?((?:git\\+|https?://)\\S+)()"));
            return found;
        }
    },
    PYPROJECT("pyproject\\.toml|Pipfile") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher list = Pattern.compile(
                            "(?m)^\\s*(?:dependencies|requires|[\\w-]+)\\s*=\\s*\\[((?:[^\\[\\]\"']++|\"[^\"]*+\"|'[^']*+')*+)\\]")
                    .matcher(text);
            while (list.find()) {
                if (isDependencies(text, list)) {
                    found.putAll(matches(list.group(1), "[\"']([A-Za-z0-9][\\w.-]*)(?:\\[[^\\]]*\\])?\\s*([^\"';]*)"));
                }
            }
            Matcher table = Pattern.compile(
                            "(?ms)^\\[(?:tool\\.poetry\\.[\\w.-]*dependencies|packages|dev-packages)\\]\\s*$(.*?)(?=^\\[|\\z)")
                    .matcher(text);
            while (table.find()) {
                found.putAll(matches(table.group(1), "(?m)^\\s*\"?([A-Za-z0-9][\\w.-]*)\"?\\s*=\\s*(.+)$"));
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
                    "(?m)^\\s*(?:require\\s+)?([\\w-]+(?:\\.[\\w-]+)+/[^\\s]+|[\\w-]+\\.[\\w./-]+)\\s+(v[^\\s]+)(?!.*//\\s*indirect)");
        }
    },
    CARGO("Cargo\\.toml") {
        @Override
        Map<String, String> read(String text) {
            Map<String, String> found = new LinkedHashMap<>();
            Matcher table = Pattern.compile(
                            "(?ms)^\\[(?:[^\\]\\n]*\\.)?(?:dev-|build-)?(?:workspace\\.)?dependencies\\]\\s*$(.*?)(?=^\\[|\\z)")
                    .matcher(text);
            while (table.find()) {
                found.putAll(matches(table.group(1), "(?m)^\\s*([\\w-]+)(?:\\.workspace)?\\s*=\\s*(.+)$"));
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
        Matcher match = Pattern.compile(regex).matcher(text);
        while (match.find()) {
            found.putIfAbsent(
                    match.group(1),
                    Optional.ofNullable(match.group(2)).orElse("").strip());
        }
        return found;
    }

    private static Optional<String> tag(String block, String name) {
        Matcher tag = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</").matcher(block);
        return tag.find() ? Optional.of(tag.group(1)) : Optional.empty();
    }

    /** A list counts by its own name, or by that of the table that it stands in. */
    private static boolean isDependencies(String text, Matcher list) {
        String name = list.group().strip().replaceAll("(?s)\\s*=.*", "");
        Matcher table = Pattern.compile("(?m)^\\[([^\\[\\]\\n]+)\\]").matcher(text.substring(0, list.start()));
        String within = "";
        while (table.find()) {
            within = table.group(1);
        }
        boolean group = within.equals("project.optional-dependencies")
                || within.equals("dependency-groups")
                || within.equals("tool.uv");
        return group
                || (name.equals("dependencies") && within.equals("project"))
                || (name.equals("requires") && within.equals("build-system"));
    }
}

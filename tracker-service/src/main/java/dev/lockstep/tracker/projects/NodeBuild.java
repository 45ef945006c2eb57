package dev.lockstep.tracker.projects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** npm, pnpm or Yarn, by {@code package.json} and its lock file. Only scripts that are really there are proposed. */
final class NodeBuild implements BuildSystem {
    private static final String PACKAGE = "package.json";
    private static final String PLACEHOLDER = "no test specified";

    /** For each command the scripts that may mean it, the likeliest first. */
    private static final Map<String, List<String>> SCRIPTS = Map.of(
            "build", List.of("build", "compile"),
            "run", List.of("start", "dev", "serve"),
            "lint", List.of("lint"),
            "type-check", List.of("typecheck", "type-check", "check-types", "tsc"),
            "coverage", List.of("coverage", "test:coverage", "test:cov"),
            "scan", List.of("scan"));

    /** How a runner is told which test, where it is the whole script: what follows goes to it then. */
    private static final Map<Pattern, String> BY_NAME = Map.of(
            Pattern.compile("(npx )?(vitest|jest)( [^&|;<>]*)?"), "-t {test}",
            Pattern.compile("(npx )?mocha( [^&|;<>]*)?"), "-g {test}",
            Pattern.compile("node --test"), "--test-name-pattern={test}");

    private enum Manager {
        PNPM("pnpm-lock.yaml", "pnpm install --frozen-lockfile", "pnpm run "),
        YARN("yarn.lock", "yarn install --frozen-lockfile", "yarn run "),
        NPM("package-lock.json", "npm ci --no-audit --no-fund", "npm run "),
        UNLOCKED(PACKAGE, "npm install --no-audit --no-fund --no-package-lock", "npm run ");

        private final String lock;
        private final String install;
        private final String run;

        Manager(String lock, String install, String run) {
            this.lock = lock;
            this.install = install;
            this.run = run;
        }

        static Manager of(RepositoryFiles files) {
            for (Manager manager : values()) {
                if (files.has(manager.lock)) {
                    return manager;
                }
            }
            return UNLOCKED;
        }
    }

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        return files.text(PACKAGE)
                .flatMap(NodeBuild::parse)
                .map(description -> commands(description, files))
                .orElse(List.of());
    }

    /** A file that is no JSON proposes nothing: the person who confirms sees that nothing was found. */
    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class));
        } catch (UncheckedIOException notJson) {
            return Optional.empty();
        }
    }

    private static List<ProposedCommand> commands(JsonNode description, RepositoryFiles files) {
        Manager manager = Manager.of(files);
        JsonNode scripts = description.path("scripts");
        List<ProposedCommand> commands = new ArrayList<>();
        if (needsInstalling(description)) {
            commands.add(new ProposedCommand("setup", manager.install, manager.lock));
        }
        test(scripts, manager, files).ifPresent(test -> {
            commands.add(test);
            testOne(test, scripts.path("test").asText(""), manager).ifPresent(commands::add);
        });
        for (String name : List.of("build", "run", "lint", "type-check", "coverage", "scan")) {
            SCRIPTS.getOrDefault(name, List.of()).stream()
                    .filter(script -> scripts.path(script).isTextual())
                    .findFirst()
                    .ifPresent(script -> commands.add(new ProposedCommand(name, manager.run + script, PACKAGE)));
        }
        boolean typed = commands.stream().anyMatch(command -> command.name().equals("type-check"));
        if (!typed && files.has("tsconfig.json")) {
            commands.add(new ProposedCommand("type-check", "node_modules/.bin/tsc --noEmit", "tsconfig.json"));
        }
        return commands;
    }

    private static boolean needsInstalling(JsonNode description) {
        return List.of("dependencies", "devDependencies", "optionalDependencies").stream()
                .anyMatch(kind -> !description.path(kind).isEmpty());
    }

    private static Optional<ProposedCommand> testOne(ProposedCommand test, String script, Manager manager) {
        boolean isScript = test.command().startsWith(manager.run);
        String runner = isScript ? script.strip() : test.command();
        // npm keeps what is not after two hyphens for itself.
        String separator = isScript && manager.run.startsWith("npm") ? " -- " : " ";
        return BY_NAME.entrySet().stream()
                .filter(known -> known.getKey().matcher(runner).matches())
                .map(known ->
                        new ProposedCommand("test-one", test.command() + separator + known.getValue(), test.seenIn()))
                .findFirst();
    }

    /** npm writes a test script that always fails into every new package; it is no test. */
    private static Optional<ProposedCommand> test(JsonNode scripts, Manager manager, RepositoryFiles files) {
        String script = scripts.path("test").asText("");
        if (!script.isBlank() && !script.contains(PLACEHOLDER)) {
            return Optional.of(new ProposedCommand("test", manager.run + "test", PACKAGE));
        }
        return files.paths().stream()
                .filter(path -> !path.startsWith("node_modules/"))
                .filter(path -> path.matches("(.*/)?[^/]+\\.test\\.[cm]?js"))
                .findFirst()
                .map(found -> new ProposedCommand("test", "node --test", found));
    }
}

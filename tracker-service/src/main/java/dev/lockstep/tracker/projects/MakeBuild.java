package dev.lockstep.tracker.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Make: the targets whose names say what they are for. */
final class MakeBuild implements BuildSystem {
    private static final Map<String, List<String>> TARGETS = Map.of(
            "setup", List.of("setup", "deps", "install-deps", "bootstrap"),
            "build", List.of("build", "all"),
            "test", List.of("test", "check"),
            "run", List.of("run", "serve"),
            "lint", List.of("lint"),
            "type-check", List.of("typecheck", "type-check"),
            "coverage", List.of("coverage", "cover"),
            "scan", List.of("scan"));

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        Optional<String> makefile = Stream.of("Makefile", "makefile", "GNUmakefile")
                .filter(files::has)
                .findFirst();
        return makefile.map(file -> commands(file, files.text(file).orElse(""))).orElse(List.of());
    }

    private static List<ProposedCommand> commands(String file, String text) {
        List<ProposedCommand> commands = new ArrayList<>();
        for (String name : List.of("setup", "build", "test", "run", "lint", "type-check", "coverage", "scan")) {
            TARGETS.getOrDefault(name, List.of()).stream()
                    .filter(target -> isTarget(target, text))
                    .findFirst()
                    .ifPresent(target -> commands.add(new ProposedCommand(name, "make " + target, file)));
        }
        return commands;
    }

    private static boolean isTarget(String target, String text) {
        return Pattern.compile("^" + Pattern.quote(target) + "\\s*:(?!=)", Pattern.MULTILINE)
                .matcher(text)
                .find();
    }
}

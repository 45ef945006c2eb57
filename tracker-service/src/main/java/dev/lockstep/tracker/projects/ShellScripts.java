package dev.lockstep.tracker.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Scripts in the repository's folder, or in {@code scripts} and {@code bin}, that are named for what they do. */
final class ShellScripts implements BuildSystem {
    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        List<ProposedCommand> commands = new ArrayList<>();
        for (String name : List.of("setup", "build", "test", "run", "lint", "coverage", "scan")) {
            Stream.of(name + ".sh", "scripts/" + name + ".sh", "scripts/" + name, "bin/" + name)
                    .filter(files::has)
                    .findFirst()
                    .ifPresent(script -> commands.add(new ProposedCommand(name, "./" + script, script)));
        }
        return commands;
    }
}

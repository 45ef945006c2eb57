package dev.lockstep.tracker.projects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proposes the commands of a repository. Where several build systems are there, the one named first wins for each command. */
public final class ProposedCommands {
    private static final List<BuildSystem> KNOWN = List.of(
            new MavenBuild(),
            new GradleBuild(),
            new NodeBuild(),
            new PythonBuild(),
            new GoBuild(),
            new CargoBuild(),
            new MakeBuild(),
            new ShellScripts());

    private ProposedCommands() {}

    /** At most one for each name, in order of the build systems; empty when nothing is known about the repository. */
    public static List<ProposedCommand> of(RepositoryFiles files) {
        Map<String, ProposedCommand> byName = new LinkedHashMap<>();
        for (BuildSystem system : KNOWN) {
            system.propose(files).forEach(command -> byName.putIfAbsent(command.name(), command));
        }
        return List.copyOf(byName.values());
    }
}

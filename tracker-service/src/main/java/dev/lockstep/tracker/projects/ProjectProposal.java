package dev.lockstep.tracker.projects;

import dev.lockstep.contracts.ProjectFiles;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.templates.ProjectSettings;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a repository shows of itself before it becomes a project. Nothing in it counts until a person has confirmed it.
 *
 * @param commit where it was read, the end of the default branch
 * @param commands at most one for each name; what the repository's own settings say goes before what its files suggest
 * @param instructions the files for people and agents that every session is given
 */
public record ProjectProposal(
        String defaultBranch, String commit, List<ProposedCommand> commands, List<String> instructions) {
    /**
     * Reads the default branch as it is now.
     *
     * @throws dev.lockstep.tracker.git.RepositoryUnavailableException when it can't be reached
     * @throws dev.lockstep.tracker.templates.InvalidSettingsException when the repository's own settings are wrong
     */
    public static ProjectProposal of(ProjectRepository repository) {
        repository.verifyReachable();
        String branch = repository.defaultBranch();
        String commit = repository.remoteTip(branch).orElseThrow();
        RepositoryFiles files = new CommittedFiles(repository, commit);
        Map<String, ProposedCommand> byName = new LinkedHashMap<>();
        Stream.concat(ownCommands(files).stream(), ProposedCommands.of(files).stream())
                .forEach(command -> byName.putIfAbsent(command.name(), command));
        List<ProposedCommand> commands = byName.values().stream()
                .sorted(Comparator.comparing(command -> Commands.NAMES.indexOf(command.name())))
                .toList();
        return new ProjectProposal(
                branch,
                commit,
                commands,
                ProjectFiles.INSTRUCTIONS.stream().filter(files::has).toList());
    }

    private static List<ProposedCommand> ownCommands(RepositoryFiles files) {
        return files.text(ProjectSettings.PATH)
                .map(text -> ProjectSettings.parse(text.getBytes(StandardCharsets.UTF_8)))
                .map(settings -> settings.commands().byName().entrySet().stream()
                        .map(entry -> new ProposedCommand(entry.getKey(), entry.getValue(), ProjectSettings.PATH))
                        .toList())
                .orElse(List.of());
    }
}

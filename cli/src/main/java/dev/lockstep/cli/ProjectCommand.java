package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.cli.client.Tracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Projects: Git repositories that the tracker knows. */
@Command(
        name = "project",
        mixinStandardHelpOptions = true,
        description = "Add or list projects.",
        subcommands = {ProjectCommand.Add.class, ProjectCommand.ListAll.class})
final class ProjectCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: add or list");
    }

    /** Makes a repository known. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description =
                    "Make a Git repository known as a project. Where its files suggest commands, it is only shown which, until you say what to take.",
            footer = {
                "",
                "Examples:",
                "  lockstep project add shop file:///srv/git/shop.git             shows how it seems to be built and tested",
                "  lockstep project add shop file:///srv/git/shop.git --proposed  adds it with these commands",
                "  lockstep project add shop https://git.example.org/shop.git --command build='./mvnw -q compile' \\",
                "      --command test='./mvnw -q test'"
            })
    static final class Add extends TrackerCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "What the project is called.")
        String name = "";

        @Parameters(index = "1", paramLabel = "URL", description = "Its repository: file://, https:// or ssh://.")
        String url = "";

        @Option(
                names = "--branch",
                paramLabel = "BRANCH",
                description = "Its default branch, where the remote's is another.")
        @Nullable
        String branch;

        @Option(
                names = "--command",
                paramLabel = "NAME=COMMAND",
                description =
                        "What setup, build, type-check, lint, test, test-one, coverage, scan or run mean, where the repository's .lockstep/project.yaml does not say. An empty one leaves a proposal out.")
        Map<String, String> commands = new LinkedHashMap<>();

        @Option(
                names = "--proposed",
                description =
                        "Take the commands that the repository's files suggest, but for those given by --command.")
        boolean proposed;

        @Option(names = "--solo", description = "One person does everything; four eyes are off, and its cycles say so.")
        boolean solo;

        @Override
        DefaultPerson defaultPerson() {
            return DefaultPerson.with("admin", "operator");
        }

        @Override
        int run(Tracker tracker) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("name", name, "url", url));
            if (branch != null) {
                body.put("defaultBranch", branch);
            }
            if (solo) {
                body.put("solo", true);
            }
            if (proposed || commands.isEmpty()) {
                JsonNode found = tracker.post(Tracker.path("projects", "proposals"), body, Tracker.Patience.FETCH);
                List<JsonNode> suggested = ProposalText.suggested(found);
                output.note(ProposalText.of(found));
                if (!proposed && !suggested.isEmpty() && !ProposalText.saysHowItIsTested(found)) {
                    return notYet(found);
                }
                if (proposed) {
                    suggested.forEach(command -> commands.putIfAbsent(
                            command.path("name").asText(),
                            command.path("command").asText()));
                } else if (!suggested.isEmpty()) {
                    output.note("Only what .lockstep/project.yaml says is taken; --proposed takes the rest too.");
                }
            }
            commands.values().removeIf(String::isBlank);
            if (!commands.isEmpty()) {
                body.put("commands", commands);
            }
            JsonNode added = tracker.post(Tracker.path("projects"), body, Tracker.Patience.FETCH);
            output.result(added, "Project " + name + " added: " + url);
            return Lockstep.OK;
        }

        /** Commands run on a machine of the organization's, so a person says which. */
        private int notYet(JsonNode found) {
            output.note("Nothing is added yet. To add it with these commands, repeat with --proposed;"
                    + " to set some yourself, add --command NAME=COMMAND.");
            if (output.isJson()) {
                output.result(found, "");
            }
            return Lockstep.USAGE;
        }
    }

    /** Lists projects. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the projects that you may see.",
            footer = {"", "Example:", "  lockstep project list -o json"})
    static final class ListAll extends TrackerCommand {
        @Override
        int run(Tracker tracker) {
            List<JsonNode> projects = tracker.all(Tracker.path("projects"));
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            all.putArray("items").addAll(projects);
            output.result(
                    all,
                    projects.isEmpty() ? "No projects yet; `lockstep project add` makes one known." : text(projects));
            return Lockstep.OK;
        }

        private static String text(List<JsonNode> projects) {
            Table table = new Table("PROJECT", "BRANCH", "REPOSITORY");
            projects.forEach(project -> table.row(
                    project.path("name").asText() + (project.path("solo").asBoolean() ? " (solo)" : ""),
                    project.path("defaultBranch").asText(),
                    project.path("url").asText()));
            return table.toString();
        }
    }
}

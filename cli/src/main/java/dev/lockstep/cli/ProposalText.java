package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.ProjectFiles;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a repository shows of itself before it is added. */
final class ProposalText {
    private ProposalText() {}

    static String of(JsonNode proposal) {
        String branch = proposal.path("defaultBranch").asText();
        List<JsonNode> commands = all(proposal.path("commands"));
        StringBuilder text = new StringBuilder();
        if (commands.isEmpty()) {
            text.append("Nothing on ")
                    .append(branch)
                    .append(" shows how it is built or tested; say it with --command.");
        } else {
            Table table = new Table("COMMAND", "RUNS", "SEEN IN");
            commands.forEach(command -> table.row(
                    command.path("name").asText(),
                    command.path("command").asText(),
                    command.path("seenIn").asText()));
            text.append("On ").append(branch).append(":\n").append(table);
        }
        List<String> instructions = all(proposal.path("instructions")).stream()
                .map(JsonNode::asText)
                .toList();
        if (!instructions.isEmpty()) {
            text.append("\nEvery session is given ")
                    .append(String.join(", ", instructions))
                    .append('.');
        }
        return text.toString();
    }

    /** Whether the repository's own settings name the test command: then people have said what they want. */
    static boolean saysHowItIsTested(JsonNode proposal) {
        return all(proposal.path("commands")).stream()
                .anyMatch(command -> command.path("name").asText().equals("test")
                        && command.path("seenIn").asText().equals(ProjectFiles.SETTINGS));
    }

    /** The commands that files suggest; what the repository's own settings say holds without being taken. */
    static List<JsonNode> suggested(JsonNode proposal) {
        return all(proposal.path("commands")).stream()
                .filter(command -> !command.path("seenIn").asText().equals(ProjectFiles.SETTINGS))
                .toList();
    }

    private static List<JsonNode> all(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}

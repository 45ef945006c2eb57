package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes several changes to several files, all of them or none. */
@ApplicationScoped
public class PatchTool extends GuardedTool {
    private static final int MAX_CHANGES = 100;
    private static final List<String> ACTIONS = List.of("edit", "create", "delete", "rename");

    @Override
    public ToolSpecification specification() {
        JsonObjectSchema change = JsonObjectSchema.builder()
                .addStringProperty("path", "The file, from the workspace's root.")
                .addEnumProperty(
                        "action",
                        ACTIONS,
                        "edit takes old and new, create takes content, rename takes to, delete takes nothing.")
                .addStringProperty("old", "The text to replace: exact, and once in the file as it then is.")
                .addStringProperty("new", "The text to put there.")
                .addStringProperty("content", "All of a new file's text.")
                .addStringProperty("to", "The file's new path.")
                .required("path", "action")
                .additionalProperties(false)
                .build();
        return ToolSpecification.builder()
                .name("patch")
                .description("Changes, creates, deletes and renames files, in the order given: all of it or nothing. At"
                        + " most " + MAX_CHANGES + " changes.")
                .parameters(JsonObjectSchema.builder()
                        .addProperty(
                                "changes",
                                JsonArraySchema.builder().items(change).build())
                        .required("changes")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        List<JsonNode> changes = arguments.list("changes", MAX_CHANGES);
        StagedFiles files = new StagedFiles(context.root(), new WritablePaths(context.writes()));
        List<String> done = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            try {
                done.add(stage(new Arguments(changes.get(i)), files));
            } catch (RefusedCallException e) {
                problems.add("Change " + (i + 1) + " (" + named(changes.get(i)) + "): " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedCallException("Nothing was changed, for %d of %d changes can't be made.\n%s"
                    .formatted(problems.size(), changes.size(), String.join("\n", problems)));
        }
        files.apply();
        return new ToolOutcome.Changed(String.join("\n", done));
    }

    private static String stage(Arguments change, StagedFiles files) throws IOException {
        String path = change.text("path");
        String action = change.text("action");
        return switch (action) {
            case "edit" -> files.edit(path, new Replacement(change.text("old"), change.text("new")));
            case "create" -> files.create(path, WriteTool.bytes(change.text("content")));
            case "delete" -> files.delete(path);
            case "rename" -> files.rename(path, change.text("to"));
            default ->
                throw new RefusedCallException(
                        "There is no action " + action + ". Use one of " + String.join(", ", ACTIONS) + ".");
        };
    }

    private static String named(JsonNode change) {
        return Excerpt.start(
                change.path("action").asText("?") + " " + change.path("path").asText("?"), 200);
    }
}

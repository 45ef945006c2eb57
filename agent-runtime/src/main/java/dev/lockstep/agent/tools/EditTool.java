package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;

/** Replaces one piece of a file's text. */
@ApplicationScoped
public class EditTool extends GuardedTool {
    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("edit")
                .description("Replaces a piece of a file's text. The old text must be exact and occur once.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path", "The file, from the workspace's root.")
                        .addStringProperty("old", "The text to replace, with its exact spaces and line breaks.")
                        .addStringProperty("new", "The text to put there. Empty: the old text is removed.")
                        .required("path", "old", "new")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        WorkspacePath path = WorkspacePath.ofFile(context.root(), arguments.text("path"));
        new WritablePaths(context.writes()).require(path.name());
        String text = TextFile.read(path)
                .exact()
                .orElseThrow(
                        () -> new RefusedCallException(path.name() + " is not UTF-8 text, so it cannot be edited."));
        Replacement replacement = new Replacement(arguments.text("old"), arguments.text("new"));
        int at = replacement.placeIn(text, path.name());
        Files.write(path.real(), WriteTool.bytes(replacement.applied(text, at)));
        return new ToolOutcome.Changed("Edited " + path.name() + " at line " + Replacement.lineAt(text, at) + ".");
    }
}

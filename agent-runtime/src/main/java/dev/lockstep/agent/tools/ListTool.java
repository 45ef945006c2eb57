package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Lists the project's files. */
@ApplicationScoped
public class ListTool extends GuardedTool {
    private static final int MAX_FILES = 400;

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("list")
                .description("Lists the files below a folder, without what Git ignores. At most " + MAX_FILES + ".")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path", "The folder, from the workspace's root. Left out: the root.")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        String given = arguments.optionalText("path").orElse("");
        WorkspacePath folder = WorkspacePath.of(context.root(), given);
        if (!Files.isDirectory(folder.real())) {
            throw new RefusedCallException("There is no folder " + given + ". List its parent to see what there is.");
        }
        SourceTree tree = new SourceTree(context.root(), false);
        List<String> names = new ArrayList<>();
        tree.visit(folder.real(), file -> {
            names.add(tree.name(file) + (Files.isSymbolicLink(file) ? " (symbolic link)" : ""));
            return names.size() <= MAX_FILES;
        });
        return new ToolOutcome.Looked(answer(names));
    }

    private static String answer(List<String> names) {
        if (names.isEmpty()) {
            return "The folder holds no files.";
        }
        String listed = String.join("\n", names.subList(0, Math.min(names.size(), MAX_FILES)));
        return names.size() > MAX_FILES ? listed + "\n[more than " + MAX_FILES + " files: list a folder]" : listed;
    }
}

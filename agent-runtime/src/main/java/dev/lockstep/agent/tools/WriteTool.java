package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a whole file. */
@ApplicationScoped
public class WriteTool extends GuardedTool {
    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("write")
                .description("Writes a whole file, new or in place of the old one. To change a part, use edit.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path", "The file, from the workspace's root.")
                        .addStringProperty("content", "All of the file's text.")
                        .required("path", "content")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        String given = arguments.text("path");
        byte[] content = bytes(arguments.text("content"));
        WorkspacePath path = WorkspacePath.of(context.root(), given);
        new WritablePaths(context.writes()).require(path.name());
        path.refuseSpecial(given);
        if (Files.isDirectory(path.real())) {
            throw new RefusedCallException(given + " is a folder. Give the path of a file.");
        }
        String verb = path.exists() ? "Replaced " : "Wrote ";
        makeFolders(path, given);
        Files.write(path.real(), content);
        return new ToolOutcome.Changed(verb + path.name() + ", " + content.length + " bytes.");
    }

    /** UTF-8, or a refusal of what no text file can hold. */
    static byte[] bytes(String content) {
        if (content.indexOf('\0') >= 0) {
            throw new RefusedCallException("The content holds a NUL character. Only text can be written.");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(content)) {
            throw new RefusedCallException(
                    "The content holds half of a surrogate pair. Only valid Unicode can be written.");
        }
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TextFile.MAX_BYTES) {
            throw new RefusedCallException(
                    "The content has " + bytes.length + " bytes; a file may have " + TextFile.MAX_BYTES + ".");
        }
        return bytes;
    }

    private static void makeFolders(WorkspacePath path, String given) throws IOException {
        Path parent = path.real().getParent();
        for (Path above = parent; above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw new RefusedCallException(given + " passes " + above.getFileName() + ", which is a file.");
            }
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }
}

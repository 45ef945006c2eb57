package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.workflow.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A workspace beside a folder that no tool may reach. */
record TestWorkspace(Path root, Path outside, Path cache) {
    /** The second and third line of one file. */
    private static final Map<String, BitSet> CHANGED_LINES =
            Map.of("src/main/java/shop/Cart.java", BitSet.valueOf(new long[] {0b1100}));

    static TestWorkspace in(Path folder) throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "a secret");
        return new TestWorkspace(
                Files.createDirectory(folder.resolve("root")), outside, Files.createDirectory(folder.resolve("cache")));
    }

    TestWorkspace with(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    String content(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    ToolContext context(String... writes) {
        return context(Map.of(), writes);
    }

    ToolContext context(Map<String, String> commands, String... writes) {
        return new ToolContext(
                root,
                cache,
                List.of(writes),
                new Commands(commands),
                () -> "tree",
                () -> "diff of the cycle",
                () -> CHANGED_LINES,
                3);
    }

    /** Calls the tool with names and values in turn; everything may be changed. */
    ToolOutcome call(Tool tool, Object... arguments) {
        return tool.call(json(arguments), context("*"));
    }

    static ObjectNode json(Object... arguments) {
        ObjectNode json = Json.mapper().createObjectNode();
        for (int i = 0; i < arguments.length; i += 2) {
            json.set((String) arguments[i], Json.tree(arguments[i + 1]));
        }
        return json;
    }
}

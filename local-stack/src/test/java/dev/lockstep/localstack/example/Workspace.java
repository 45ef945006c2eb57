package dev.lockstep.localstack.example;

import dev.lockstep.localstack.example.ScriptedSession.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the example project to which a script's calls are applied as the agents' tools would. */
record Workspace(Path root) {
    static Workspace copyOf(Path project, Path root) {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = root.resolve(project.relativize(file).toString());
                if (!target.startsWith(root.resolve("out"))) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            return new Workspace(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String path) {
        return Files.isRegularFile(root.resolve(path));
    }

    String text(String path) {
        return Example.text(root.resolve(path));
    }

    List<String> lines(String path) {
        return text(path).lines().toList();
    }

    /** The line of a command that the project names; empty when it names none. */
    String command(String name) {
        return Example.yaml(root.resolve(".lockstep/project.yaml"))
                .at("/commands/" + name)
                .asText("");
    }

    /** @throws IllegalArgumentException when the tool would answer with an error */
    void apply(Call call) {
        String path = call.arg("path");
        switch (call.tool()) {
            case "write" -> write(path, call.arg("content"));
            case "edit" -> write(path, edited(path, call.arg("old"), call.arg("new")));
            case "read" -> require(has(path), "read", path, "is no file");
            case "list", "search" -> {
                require(Files.exists(root.resolve(path)), call.tool(), path, "does not exist");
                Pattern.compile(call.arg("pattern"));
            }
            case "run" -> require(!command(call.arg("command")).isEmpty(), "run", call.arg("command"), "is no command");
            case "diff", "ask", "submit" -> {}
            default -> throw new IllegalArgumentException("There is no tool " + call.tool());
        }
    }

    private String edited(String path, String old, String replacement) {
        String before = text(path);
        int at = before.indexOf(old);
        require(!old.isEmpty() && at >= 0, "edit", path, "does not contain:\n" + old);
        require(before.indexOf(old, at + 1) < 0, "edit", path, "contains more than once:\n" + old);
        return before.substring(0, at) + replacement + before.substring(at + old.length());
    }

    private void write(String path, String content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean condition, String tool, String path, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(tool + ": " + path + " " + problem);
        }
    }
}

package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Searches the project's files line by line. */
@ApplicationScoped
public class SearchTool extends GuardedTool {
    private static final int MAX_MATCHES = 100;
    private static final int MAX_LINE = 2_000;
    private static final int MAX_SHOWN = 200;
    private static final Duration TIME = Duration.ofSeconds(5);

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("search")
                .description("Finds the lines that a regular expression matches, as path:line: text. At most "
                        + MAX_MATCHES + ". What Git ignores is not searched.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("pattern", "A Java regular expression, matched anywhere in one line.")
                        .addStringProperty("path", "A file or folder to search. Left out: everything.")
                        .required("pattern")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        Pattern pattern = compile(arguments.text("pattern"));
        String given = arguments.optionalText("path").orElse("");
        WorkspacePath place = WorkspacePath.of(context.root(), given);
        if (!Files.isDirectory(place.real())) {
            place = WorkspacePath.ofFile(context.root(), given);
        }
        Search search = new Search(new SourceTree(context.root()), pattern, Deadline.after(TIME), new ArrayList<>());
        search.in(place.real());
        return new ToolOutcome.Looked(search.answer());
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new RefusedCallException("The pattern is no regular expression: " + e.getDescription()
                    + " at position " + e.getIndex() + ". Escape literal characters with \\.");
        }
    }

    private record Search(SourceTree tree, Pattern pattern, Deadline deadline, List<String> matches) {
        void in(Path place) throws IOException {
            try {
                if (Files.isDirectory(place)) {
                    tree.visit(place, this::file);
                } else {
                    file(place);
                }
            } catch (Deadline.PassedException | StackOverflowError e) {
                throw new RefusedCallException(
                        "The search took too long. Use a simpler pattern, without nested repetition,"
                                + " or search one folder.");
            }
        }

        String answer() {
            if (matches.isEmpty()) {
                return "No line matches.";
            }
            String found = String.join("\n", matches);
            return matches.size() < MAX_MATCHES ? found : found + "\n[stopped at " + MAX_MATCHES + " matches]";
        }

        private boolean file(Path file) {
            try {
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > TextFile.MAX_BYTES) {
                    return true;
                }
                return lines(new TextFile(tree.name(file), Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean lines(TextFile file) {
            int number = 0;
            for (String line : file.shown().lines().toList()) {
                number++;
                String start = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
                if (pattern.matcher(deadline.watching(start)).find()) {
                    matches.add(file.name() + ":" + number + ": " + Excerpt.start(start.strip(), MAX_SHOWN));
                }
                if (matches.size() >= MAX_MATCHES) {
                    return false;
                }
            }
            return true;
        }
    }
}

package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Searches the project's files line by line. */
@ApplicationScoped
public class SearchTool extends GuardedTool {
    private static final int MAX_CONTEXT = 10;

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("search")
                .description("Finds the lines that a regular expression matches, as path:line: text. At most "
                        + FileSearch.MAX_MATCHES + ". What Git ignores, and what is no text, is not searched.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("pattern", "A Java regular expression, matched anywhere in one line.")
                        .addStringProperty("path", "A file or folder to search. Left out: everything.")
                        .addStringProperty("glob", "Only files like this, as in *.java or src/**/test/*.py.")
                        .addBooleanProperty("ignoreCase", "Whether upper and lower case are the same. Left out: no.")
                        .addIntegerProperty(
                                "context", "Lines to show around each match, up to " + MAX_CONTEXT + ". Left out: 0.")
                        .addBooleanProperty(
                                "ignored",
                                "Whether to search what Git ignores too, as a build's reports. Left out: no.")
                        .required("pattern")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        Pattern pattern = compile(arguments.text("pattern"), arguments.flag("ignoreCase"));
        String given = arguments.optionalText("path").orElse("");
        WorkspacePath place = WorkspacePath.of(context.root(), given);
        if (!Files.isDirectory(place.real())) {
            place = WorkspacePath.ofFile(context.root(), given);
        }
        SourceTree tree = new SourceTree(context.root(), arguments.flag("ignored"));
        FileSearch search = new FileSearch(
                tree,
                pattern,
                arguments.optionalText("glob").filter(glob -> !glob.isBlank()),
                arguments.count("context", MAX_CONTEXT));
        return new ToolOutcome.Looked(search.in(place.real()));
    }

    private static Pattern compile(String pattern, boolean ignoreCase) {
        try {
            return Pattern.compile(pattern, ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        } catch (PatternSyntaxException e) {
            throw new RefusedCallException("The pattern is no regular expression: " + e.getDescription()
                    + " at position " + e.getIndex() + ". Escape literal characters with \\.");
        }
    }
}

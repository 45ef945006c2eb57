package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;

/** Shows a file's lines with their numbers. */
@ApplicationScoped
public class ReadTool extends GuardedTool {
    private static final int MAX_LINES = 400;
    private static final int MAX_LINE = 500;
    private static final int MAX_CHARACTERS = 24_000;

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("read")
                .description("Shows a file's lines, numbered from 1. At most " + MAX_LINES + " lines at once.")
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("path", "The file, from the workspace's root.")
                        .addIntegerProperty("from", "The first line to show. Left out: 1.")
                        .addIntegerProperty("to", "The last line to show. Left out: as many as fit.")
                        .required("path")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        TextFile file = TextFile.read(WorkspacePath.ofFile(context.root(), arguments.text("path")));
        List<String> lines = file.shown().lines().toList();
        if (lines.isEmpty()) {
            return new ToolOutcome.Looked(file.name() + " is empty.");
        }
        int from = arguments.optionalLine("from").orElse(1);
        int to = arguments.optionalLine("to").orElse(lines.size());
        if (from > lines.size() || to < from) {
            throw new RefusedCallException("Lines " + from + " to " + to + " are not in " + file.name() + ", which has "
                    + lines.size() + " lines.");
        }
        return new ToolOutcome.Looked(show(file, lines, from, Math.min(to, lines.size())));
    }

    private static String show(TextFile file, List<String> lines, int from, int to) {
        StringBuilder shown = new StringBuilder();
        int line = from;
        for (; line <= to && line < from + MAX_LINES && shown.length() < MAX_CHARACTERS; line++) {
            shown.append(line)
                    .append('\t')
                    .append(Excerpt.start(lines.get(line - 1), MAX_LINE))
                    .append('\n');
        }
        shown.append('[')
                .append(file.name())
                .append(": lines ")
                .append(from)
                .append(" to ")
                .append(line - 1);
        shown.append(" of ").append(lines.size());
        shown.append(file.exact().isPresent() ? "]" : "; not plain UTF-8 text, so shown approximately]");
        return shown.toString();
    }
}

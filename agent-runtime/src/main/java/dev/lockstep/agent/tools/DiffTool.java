package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows what the cycle has changed so far. */
@ApplicationScoped
public class DiffTool extends GuardedTool {
    private static final int MAX_CHARACTERS = 24_000;

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("diff")
                .description("Shows the change since the cycle began, as a unified diff.")
                .parameters(
                        JsonObjectSchema.builder().additionalProperties(false).build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) {
        String diff = context.diff().get().replace("\0", "\\0");
        return new ToolOutcome.Looked(
                diff.isBlank() ? "Nothing has changed since the cycle began." : Excerpt.start(diff, MAX_CHARACTERS));
    }
}

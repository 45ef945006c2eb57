package dev.lockstep.agent.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;

/** Something that a session may do besides talking. Terminal tools (ask, submit, fail) are not tools of this kind. */
public interface Tool {
    /** The tool's name, purpose and parameters, as the model is told them. */
    ToolSpecification specification();

    /** Does it. Bad arguments are an outcome, not an exception. */
    ToolOutcome call(JsonNode arguments, ToolContext context);
}

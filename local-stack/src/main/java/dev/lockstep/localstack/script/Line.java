package dev.lockstep.localstack.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reply of the assistant: what it says, and the tools it calls. */
record Line(@Nullable String say, List<Call> calls) {
    /** A tool call; the contents of files are in the arguments already, the session's ids are not. */
    record Call(String tool, JsonNode args) {}
}

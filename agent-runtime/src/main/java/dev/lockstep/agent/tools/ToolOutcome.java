package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;
import java.util.List;

/** What came of a tool call. {@code content} is what the model reads. */
public sealed interface ToolOutcome {
    String content();

    /** The workspace is as it was. */
    record Looked(String content) implements ToolOutcome {}

    /** Files in the workspace were changed. */
    record Changed(String content) implements ToolOutcome {}

    /** A command ran, once at least. */
    record Ran(String content, List<Observed> runs) implements ToolOutcome {}

    /** A run: the evidence is the machine's own, and names the log by its digest. */
    record Observed(Evidence evidence, String log) {}

    /** Nothing was done; the content says why and how to call it right. */
    record Refused(String content) implements ToolOutcome {}
}

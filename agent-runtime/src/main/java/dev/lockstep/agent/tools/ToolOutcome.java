package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;

/** What came of a tool call. {@code content} is what the model reads. */
public sealed interface ToolOutcome {
    String content();

    /** The workspace is as it was. */
    record Looked(String content) implements ToolOutcome {}

    /** Files in the workspace were changed. */
    record Changed(String content) implements ToolOutcome {}

    /** A command ran; the evidence is the machine's own, and names the log by its digest. */
    record Ran(String content, Evidence evidence, String log) implements ToolOutcome {}

    /** Nothing was done; the content says why and how to call it right. */
    record Refused(String content) implements ToolOutcome {}
}

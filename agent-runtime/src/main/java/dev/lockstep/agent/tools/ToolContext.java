package dev.lockstep.agent.tools;

import dev.lockstep.contracts.workflow.Commands;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a tool call may touch.
 *
 * @param root the workspace; no tool leaves it
 * @param cache the project's cache, kept between sessions
 * @param writes paths that may be changed: a file, a folder ending in {@code /}, or {@code *} for everything but Lockstep's documents
 * @param codeTree computes the workspace's current {@linkplain dev.lockstep.contracts.CodeTree code tree}
 * @param changedLines computes the lines that the cycle has changed in each file, by path from the root
 * @param nextEvidence the number of the next evidence, as 3 for {@code E3}
 */
public record ToolContext(
        Path root,
        Path cache,
        List<String> writes,
        Commands commands,
        Supplier<String> codeTree,
        Supplier<String> diff,
        Supplier<Map<String, BitSet>> changedLines,
        int nextEvidence) {}

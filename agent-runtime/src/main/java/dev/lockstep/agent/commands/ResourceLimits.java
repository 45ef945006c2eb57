package dev.lockstep.agent.commands;

import java.util.List;

/**
 * What the kernel itself holds a command's processes to, by {@code prlimit}.
 *
 * <p>Memory: address space ({@code --as}) would stop a JVM at its start, because it reserves far more than it uses; a
 * limit on resident memory is not enforced by Linux; a control group needs a delegated folder, which containers seldom
 * have. So real use of the whole command is added up several times a second (see {@link Footprint}), and the kernel's
 * limit on writable private memory, at twice that, stops a single process between two looks.
 *
 * <p>Processes: the kernel's count is per user and ignores root, so that is also watched; in a sandbox of its own user
 * namespace, where the count begins at zero, the kernel's limit is set besides. Commands are nice, so that even a fork bomb leaves the watching thread, and the agent's
 * heartbeats, their turn on the processor.
 */
final class ResourceLimits {
    private static final long FILE_BYTES = 1L << 30;

    private ResourceLimits() {}

    /** The start of a command line that puts what follows it under the limits. */
    static List<String> prefix(CommandRunner.Limits limits) {
        return List.of(
                "nice",
                "-n",
                "19",
                "prlimit",
                "--data=" + Math.multiplyExact(2, limits.memoryBytes()),
                "--fsize=" + FILE_BYTES,
                "--core=0",
                "--");
    }

    /** The same for the number of processes, inside a user namespace. */
    static List<String> processesPrefix(CommandRunner.Limits limits) {
        return List.of("prlimit", "--nproc=" + limits.processes(), "--");
    }
}

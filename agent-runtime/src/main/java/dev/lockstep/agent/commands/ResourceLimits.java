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
 * <p>Processes: the kernel's count is per user, so it is set inside the sandbox's own user namespace, where it begins at
 * zero. It spares root, and without a sandbox it would count the user's other programs, so processes are also watched.
 * Commands are nice, so that the watching thread and the agent's heartbeats get their turn on the processor.
 */
final class ResourceLimits {
    /** The most that one file may hold. */
    static final long FILE_BYTES = 1L << 30;

    private ResourceLimits() {}

    /** The start of a command line that puts what follows it under the limits. */
    static List<String> prefix(CommandRunner.Limits limits) {
        return List.of(
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

    /** The shell that runs the command, and no more than it: what supervises it must not wait for its turn behind it. */
    static List<String> shell(String command) {
        return List.of("nice", "-n", "19", "/bin/sh", "-c", command);
    }
}

package dev.lockstep.agent.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * What a command's processes use right now, from {@code /proc}.
 *
 * @param tasks processes and threads
 * @param bytes memory that is really there (anonymous and shared, not mapped files); shared pages count once per process
 */
record Footprint(int tasks, long bytes) {
    private static final int KIB = 1024;

    /** Adds up the processes. Stops counting once there are more than {@code enough} of them, which a fork bomb makes slow. */
    static Footprint of(Collection<ProcessHandle> processes, int enough) {
        if (processes.size() > enough) {
            return new Footprint(processes.size(), 0);
        }
        Footprint sum = new Footprint(0, 0);
        for (ProcessHandle process : processes) {
            sum = sum.plus(of(process));
        }
        return sum;
    }

    /** Which of the limits it breaks, as a sentence for whoever reads the output. */
    Optional<String> excess(CommandRunner.Limits limits) {
        if (tasks > limits.processes()) {
            return Optional.of("stopped: it ran more than " + limits.processes() + " processes and threads at once");
        }
        if (bytes > limits.memoryBytes()) {
            return Optional.of("stopped: it used more than " + limits.memoryBytes() / KIB / KIB + " MiB of memory");
        }
        return Optional.empty();
    }

    private Footprint plus(Footprint other) {
        return new Footprint(tasks + other.tasks, bytes + other.bytes);
    }

    private static Footprint of(ProcessHandle process) {
        int tasks = 1;
        long bytes = 0;
        for (String line : status(process.pid()).lines().toList()) {
            if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:")) {
                bytes += number(line) * KIB;
            } else if (line.startsWith("Threads:")) {
                tasks = (int) number(line);
            }
        }
        return new Footprint(tasks, bytes);
    }

    /** Empty when the process has ended meanwhile, and where there is no {@code /proc}. */
    private static String status(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}

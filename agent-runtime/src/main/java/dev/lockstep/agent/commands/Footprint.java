package dev.lockstep.agent.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a command's processes use right now, from {@code /proc}.
 *
 * @param tasks processes and threads
 * @param bytes memory that is really there (anonymous and shared, not mapped files); shared pages count once per process
 */
record Footprint(int tasks, long bytes) {
    private static final int KIB = 1024;

    /**
     * Adds up all processes below the given one, and stops as soon as there are too many. It walks from parent to child:
     * {@link ProcessHandle#descendants} reads every process of the machine, for seconds when there is a fork bomb.
     */
    static Footprint below(ProcessHandle root, CommandRunner.Limits limits) {
        Deque<Long> waiting = new ArrayDeque<>();
        tasks(root.pid()).forEach(task -> waiting.addAll(children(task)));
        Footprint sum = new Footprint(0, 0);
        while (!waiting.isEmpty() && sum.tasks <= limits.processes()) {
            long pid = waiting.remove();
            List<Path> tasks = tasks(pid);
            tasks.forEach(task -> waiting.addAll(children(task)));
            sum = new Footprint(sum.tasks + tasks.size(), sum.bytes + bytes(pid));
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

    private static List<Path> tasks(long pid) {
        List<Path> tasks = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            found.forEach(tasks::add);
        } catch (IOException | DirectoryIteratorException ended) {
            return List.of();
        }
        return tasks;
    }

    private static List<Long> children(Path task) {
        String listed = read(task.resolve("children")).strip();
        if (listed.isEmpty()) {
            return List.of();
        }
        List<Long> children = new ArrayList<>();
        for (String pid : listed.split(" ", -1)) {
            children.add(Long.valueOf(pid));
        }
        return children;
    }

    private static long bytes(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .sum();
    }

    /** Empty when the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | UncheckedIOException ended) {
            return "";
        }
    }
}

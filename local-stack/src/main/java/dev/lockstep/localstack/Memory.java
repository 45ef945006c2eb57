package dev.lockstep.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Resident memory of a stack's parts in MB, and their total. Pages that PostgreSQL's processes share are counted once per process. */
final class Memory {
    private Memory() {}

    static Map<String, Long> of(List<Part> parts) {
        Map<String, Long> measured = new LinkedHashMap<>();
        parts.forEach(part -> measured.put(part.name(), family(part.pid())));
        measured.put(
                "total", measured.values().stream().mapToLong(Long::longValue).sum());
        return measured;
    }

    private static long family(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> megabytes(process.pid()))
                .sum();
    }

    /** {@code ps} reports kilobytes on Linux and macOS alike; 0 when the process is gone. */
    private static long megabytes(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String output =
                    new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII).strip();
            return output.isEmpty() ? 0 : Long.parseLong(output) / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException("Can't run ps", e);
        }
    }
}

package dev.lockstep.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** A child's output in a file of bounded size: at the bound it becomes {@code NAME.1} and a new one begins. */
final class CappedLog {
    /** In characters; two files of this size are kept at most. */
    static final long CAP = 8L << 20;

    private static final int TAIL_LINES = 60;

    private final Path file;
    private final long cap;
    private final Deque<String> tail = new ArrayDeque<>();

    CappedLog(Path file) {
        this(file, CAP);
    }

    CappedLog(Path file, long cap) {
        this.file = file;
        this.cap = cap;
    }

    Path file() {
        return file;
    }

    /** Copies until the stream ends. A full disk ends the copy, not the child: the rest is read and dropped. */
    void copy(InputStream output) {
        try (var reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            try {
                copyLines(reader);
            } catch (IOException e) {
                remember("[the log ends here: " + e + "]");
                reader.transferTo(Writer.nullWriter());
            }
        } catch (IOException e) {
            remember("[the output ended with " + e + "]");
        }
    }

    private void copyLines(BufferedReader reader) throws IOException {
        Writer writer = open();
        try {
            long written = Files.size(file);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                remember(line);
                if (written > cap) {
                    writer.close();
                    Files.move(
                            file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    writer = open();
                    written = 0;
                }
                writer.write(line + "\n");
                writer.flush();
                written += line.length() + 1;
            }
        } finally {
            writer.close();
        }
    }

    private Writer open() throws IOException {
        Files.createDirectories(file.getParent());
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private synchronized void remember(String line) {
        if (tail.size() == TAIL_LINES) {
            tail.removeFirst();
        }
        tail.addLast(line);
    }

    /** The last lines of the current process's output. */
    synchronized String tail() {
        return String.join("\n", tail);
    }

    /** The last lines of a log that something else writes. */
    static String tailOf(Path file) {
        if (!Files.isRegularFile(file)) {
            return "(no output)";
        }
        try {
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}

package dev.lockstep.agent.reports;

import dev.lockstep.contracts.legs.Reported;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workspace and a run in it that writes reports. */
final class ReportedRun {
    final Path root;
    private final Map<String, BitSet> changedLines = new TreeMap<>();

    ReportedRun(Path folder) throws IOException {
        root = Files.createDirectory(folder.resolve("tree"));
    }

    interface Writing {
        void write() throws IOException;
    }

    ReportedRun changed(String path, int... lines) {
        BitSet set = new BitSet();
        for (int line : lines) {
            set.set(line);
        }
        changedLines.put(path, set);
        return this;
    }

    /** What is found after a run that does the writing. */
    BuildReports.Found after(Writing writing) throws IOException {
        BuildReports reports = BuildReports.before(root);
        writing.write();
        return reports.read(() -> changedLines);
    }

    /** What is found after a run that writes one file. */
    BuildReports.Found writing(String path, String content) throws IOException {
        return after(() -> write(path, content));
    }

    Reported reportedBy(String path, String content) throws IOException {
        return Optional.ofNullable(writing(path, content).reported())
                .orElseThrow(() -> new AssertionError("Nothing was reported by " + path));
    }

    Path write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    static String sample(String name) throws IOException {
        try (InputStream in = ReportedRun.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("There is no sample " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package dev.lockstep.agent.reports;

import dev.lockstep.contracts.legs.Reported.Coverage;
import dev.lockstep.contracts.legs.Reported.Lines;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds up lines of code that tests reached or did not: a line that any report shows as covered is. */
final class LineTally {
    static final int MOST_LINES = 1_000_000;
    private static final int MOST_SOURCES = 100_000;

    private final Map<SourceName, Map<Integer, Boolean>> sources = new HashMap<>();
    private String report = "";
    private int lines;

    /** A source file of the report that is being read. */
    interface Source {
        void line(int number, boolean covered) throws UnreadableReportException;
    }

    /** The next report is read; of two files that a name may mean, the one that is nearer to it is meant. */
    void begin(String path) {
        report = path;
    }

    Source source(String name) throws UnreadableReportException {
        return source(name, List.of());
    }

    /** A source by its path, which may be below one of the roots. */
    Source source(String name, List<String> roots) throws UnreadableReportException {
        Map<Integer, Boolean> known =
                sources.computeIfAbsent(new SourceName(name, List.copyOf(roots), report), key -> new HashMap<>());
        if (sources.size() > MOST_SOURCES) {
            throw new UnreadableReportException("is one of reports on more than " + MOST_SOURCES + " source files");
        }
        return (number, covered) -> {
            Boolean before = known.put(number, covered);
            if (before == null) {
                lines++;
            } else {
                known.put(number, covered || before);
            }
            if (lines > MOST_LINES) {
                throw new UnreadableReportException("is one of reports on more than " + MOST_LINES + " lines");
            }
        };
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Of the changed lines, by path from the workspace's root, and of all. */
    Coverage coverage(Map<String, BitSet> changedLines) {
        Map<String, List<String>> byName =
                changedLines.keySet().stream().collect(Collectors.groupingBy(SourceName::lastPart));
        Map<String, Map<Integer, Boolean>> merged = new HashMap<>();
        Map<String, BitSet> changed = new HashMap<>();
        sources.forEach((name, found) -> {
            Optional<String> path = name.among(byName.getOrDefault(name.fileName(), List.of()));
            String key = path.orElse("unchanged " + name.path());
            path.ifPresent(known -> changed.put(key, changedLines.getOrDefault(known, new BitSet())));
            Map<Integer, Boolean> all = merged.computeIfAbsent(key, any -> new HashMap<>());
            found.forEach((line, covered) -> all.merge(line, covered, Boolean::logicalOr));
        });
        Lines ofChanged = new Lines(0, 0);
        Lines ofAll = new Lines(0, 0);
        for (Map.Entry<String, Map<Integer, Boolean>> file : merged.entrySet()) {
            BitSet touched = changed.getOrDefault(file.getKey(), new BitSet());
            for (Map.Entry<Integer, Boolean> line : file.getValue().entrySet()) {
                ofAll = plus(ofAll, line.getValue());
                ofChanged = touched.get(line.getKey()) ? plus(ofChanged, line.getValue()) : ofChanged;
            }
        }
        return new Coverage(ofChanged, ofAll);
    }

    private static Lines plus(Lines lines, boolean covered) {
        return covered
                ? new Lines(lines.covered() + 1, lines.missed())
                : new Lines(lines.covered(), lines.missed() + 1);
    }
}
